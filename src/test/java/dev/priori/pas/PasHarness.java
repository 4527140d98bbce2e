package dev.priori.pas;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.access.OutgoingAddresses;
import dev.priori.authorization.request.DueTimes;
import dev.priori.authorization.response.DenialReasons;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.read.form.AnswerSelection;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import dev.priori.decision.Determiner;
import dev.priori.fhir.http.OutcomeFilter;
import dev.priori.member.Members;
import dev.priori.member.store.MemberStore;
import dev.priori.pas.answer.Answering;
import dev.priori.pas.answer.PasSettings;
import dev.priori.policy.PlanBenefits;
import dev.priori.policy.Policies;
import dev.priori.policy.load.BuiltInPolicies;
import dev.priori.policy.load.ElmStore;
import dev.priori.policy.load.PolicyCatalog;
import dev.priori.subscription.Subscribing;
import dev.priori.subscription.SubscriptionServlet;
import dev.priori.subscription.relay.Pace;
import dev.priori.subscription.relay.Results;
import dev.priori.subscription.store.SubscriptionStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Both PAS servers on a port of their own, over the built-in policies and a database file; closing one stops it all. */
public final class PasHarness implements AutoCloseable {

    /** The plan that the InsurancePlan shipped with the server excludes the product for. */
    static final String EXCLUDING_PLAN = "PRIORI-BASIC";

    private static final Instant NOW = Instant.parse("2025-06-16T14:00:00Z");
    private static final int BODY_LIMIT = 1 << 20;
    private static final PolicyCatalog CATALOG = PolicyCatalog.load(
            new BuiltInPolicies(),
            List.of(),
            new ElmStore(Path.of("target", "pas-elm").toAbsolutePath()));

    private final HikariDataSource source;
    private final MemberStore members;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param folder where the database file lies; a second harness on it finds what the first one kept */
    public PasHarness(Path folder, Duration replayWindow) {
        this(
                folder,
                replayWindow,
                (chart, policy) ->
                        AnswerSelection.select(chart.forms(), Set.copyOf(policy.questionnaires()), chart.asOf()));
    }

    /** @param answers which answers of the forms count; one that fails makes every evaluation fail */
    PasHarness(Path folder, Duration replayWindow, Policies.AnswerRule answers) {
        source = new DatabaseFile(folder, 0).open();
        Flyway.configure().dataSource(source).load().migrate();
        var database = new Database(source);
        var settings = new PasSettings(
                replayWindow,
                BODY_LIMIT,
                new DenialReasons(Map.of("coverage-inactive", "PLAN-CODE")),
                new PasSettings.Refusal("33", "C"),
                new DueTimes(Duration.ofHours(72), Duration.ofDays(7)));
        var policies = new Policies(CATALOG.policies(), answers);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        members = new MemberStore(database);
        var answering = new Answering(
                settings,
                new Members(members),
                policies,
                new Determiner(new PlanBenefits(CATALOG.exclusions(), policies)::excludes),
                new Answering.Storage(new CaseStore(database), new CaseChanges(database), new Numbers(database)),
                clock);
        var servers = new PasServers(answering, clock);
        var factory = new TomcatServletWebServerFactory(0);
        var subscribing = subscribing(database, clock);
        server = factory.getWebServer(context -> {
            context.addFilter("outcomes", new OutcomeFilter()).addMappingForUrlPatterns(null, false, "/*");
            for (PasVersion version : PasVersion.values()) {
                var registration = context.addServlet("pas-" + version.line(), servers.of(version));
                registration.addMapping(version.path() + "/*");
                context.addServlet("subscriptions-" + version.line(), new SubscriptionServlet(version, subscribing))
                        .addMapping(version.path() + "/Subscription/*");
            }
        });
        server.start();
    }

    /** Nothing is sent here: no relay runs. */
    private static Subscribing subscribing(Database database, Clock clock) {
        return new Subscribing(
                new SubscriptionStore(database),
                new Results(new CaseStore(database), new DenialReasons(Map.of())),
                new OutgoingAddresses(true, List.of()),
                Pace.usual(Duration.ofSeconds(1), Duration.ofHours(1)),
                clock);
    }

    /** Whom the plan insures; nobody at first. */
    MemberStore members() {
        return members;
    }

    /** From now on nothing can be kept or found. */
    void loseStorage() {
        source.close();
    }

    /** Where the version answers. */
    public String base(PasVersion version) {
        return "http://127.0.0.1:" + server.getPort() + version.path();
    }

    public PasAnswer submit(PasVersion version, PasBody body) {
        return post(version, "/Claim/$submit", body.text());
    }

    public PasAnswer inquire(PasVersion version, PasBody body) {
        return post(version, "/Claim/$inquire", body.text());
    }

    PasAnswer post(PasVersion version, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base(version) + path))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public PasAnswer metadata(PasVersion version) {
        return get(version, "/metadata");
    }

    PasAnswer get(PasVersion version, String path) {
        return send(HttpRequest.newBuilder(URI.create(base(version) + path)).build());
    }

    PasAnswer send(String method, PasVersion version, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base(version) + path))
                .header("Content-Type", "application/fhir+json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    PasAnswer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new PasAnswer(response.statusCode(), type, new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
        client.close();
        source.close();
    }
}
