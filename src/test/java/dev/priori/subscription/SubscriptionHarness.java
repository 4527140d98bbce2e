package dev.priori.subscription;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.access.OutgoingAddresses;
import dev.priori.access.OutgoingCalls;
import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.DenialReasons;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseChanges.Kept;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.fact.Concept;
import dev.priori.database.Database;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Reviewer;
import dev.priori.fhir.http.OutcomeFilter;
import dev.priori.pas.PasBody;
import dev.priori.subscription.relay.Announcements;
import dev.priori.subscription.relay.Delivery;
import dev.priori.subscription.relay.Pace;
import dev.priori.subscription.relay.Relay;
import dev.priori.subscription.relay.Results;
import dev.priori.subscription.store.SubscriptionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The subscriptions of both PAS versions on a port of their own, with the relay behind them, over a given database. */
public final class SubscriptionHarness implements AutoCloseable {

    /** Quick to send again, and slow to give up. */
    public static final Pace QUICK = new Pace(
            Duration.ofMillis(500),
            Duration.ZERO,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMinutes(5));

    private static final LocalDate DAY = LocalDate.of(2025, 6, 16);

    private final Clock clock;
    private final CaseStore cases;
    private final CaseChanges changes;
    private final Numbers numbers;
    private final OutgoingCalls calls;
    private final Relay relay;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public SubscriptionHarness(HikariDataSource source, Pace pace, Clock clock) {
        this.clock = clock;
        var database = new Database(source);
        cases = new CaseStore(database);
        changes = new CaseChanges(database);
        numbers = new Numbers(database);
        var addresses = new OutgoingAddresses(true, List.of());
        calls = new OutgoingCalls(addresses, Duration.ofSeconds(2));
        var store = new SubscriptionStore(database);
        var results = new Results(cases, new DenialReasons(Map.of()));
        relay = new Relay(
                database,
                new Announcements(cases, results, store),
                new Delivery(store, results, calls, pace, clock),
                clock);
        var subscribing = new Subscribing(store, results, addresses, pace, clock);
        server = new TomcatServletWebServerFactory(0).getWebServer(context -> {
            context.addFilter("outcomes", new OutcomeFilter()).addMappingForUrlPatterns(null, false, "/*");
            for (PasVersion version : PasVersion.values()) {
                context.addServlet(version.line(), new SubscriptionServlet(version, subscribing))
                        .addMapping(version.path() + "/Subscription/*");
            }
        });
        server.start();
    }

    /** What came back. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String id() {
            return json().path("id").asString("");
        }
    }

    public SubscriptionHarness started() {
        relay.start();
        return this;
    }

    public void stopRelay() {
        relay.stop();
    }

    public String base(PasVersion version) {
        return "http://127.0.0.1:" + server.getPort() + version.path();
    }

    public Answer post(PasVersion version, String path, String body) {
        return send("POST", version, path, BodyPublishers.ofString(body), null);
    }

    public Answer put(PasVersion version, String path, String body) {
        return send("PUT", version, path, BodyPublishers.ofString(body), null);
    }

    public Answer get(PasVersion version, String path) {
        return send("GET", version, path, BodyPublishers.noBody(), null);
    }

    public Answer delete(PasVersion version, String path) {
        return send("DELETE", version, path, BodyPublishers.noBody(), null);
    }

    /** @param token who calls; null for the caller that also sends the cases */
    Answer send(String method, PasVersion version, String path, BodyPublisher body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base(version) + path))
                .header("Content-Type", "application/fhir+json")
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A subscription of everything that is sent here, active; its id. */
    public String subscribed(PasVersion version, Subscriber to) {
        return subscribed(version, to, "org-identifier=" + requester());
    }

    public String subscribed(PasVersion version, Subscriber to, String filter) {
        String id = made(version, to, subscription -> Posted.filter(subscription, filter));
        await(version, id, "active");
        return id;
    }

    /** A subscription that is asked for; its id. */
    public String made(PasVersion version, Subscriber to, Consumer<ObjectNode> change) {
        Answer answer = post(version, "/Subscription", Posted.to(version, to.url(), change));
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        return answer.id();
    }

    /** Waits until the subscription stands like this. */
    public void await(PasVersion version, String id, String status) {
        Until.until(
                "subscription is " + status,
                () -> get(version, "/Subscription/" + id)
                        .json()
                        .path("status")
                        .asString("")
                        .equals(status));
    }

    /** A case that the caller of this harness sent, pended. */
    public Case pended(PasVersion version) {
        return pended(version, "127.0.0.1");
    }

    public Case pended(PasVersion version, String caller) {
        PasBody sent = PasBody.tour("submit-kras-missing");
        byte[] body = (version == PasVersion.V2_0 ? sent.for20() : sent).text().getBytes(StandardCharsets.UTF_8);
        SubmittedClaim claim = SubmittedClaim.kept(body);
        JsonNode requester = claim.provider().resource().path("identifier").path(0);
        var request = new NewCase(
                Received.of(caller, version.interfaceVersion(), body, clock.instant()),
                List.of(),
                List.of(new Key(
                        requester.path("system").asString(""),
                        requester.path("value").asString(""))),
                List.of(),
                "",
                null,
                null,
                UUID.randomUUID().toString(),
                SubmittedClaim.url(claim.claim()),
                new byte[0],
                List.of(item(new Pended("information-missing"), null, numbers.administrationReference())),
                clock.instant().plus(Duration.ofDays(7)));
        return cases.keep(request, Duration.ZERO).kept();
    }

    /** A person approves all of it. */
    public Case approve(Case pended) {
        var year = new Authorized(DAY, DAY.plusYears(1).minusDays(1), null);
        CaseItem approved = item(
                new Approved(year),
                numbers.authorization(),
                pended.items().getFirst().administrationReferenceNumber());
        Received cause = Received.of("r-7", "review", "{}".getBytes(StandardCharsets.UTF_8), clock.instant());
        return ((Kept) changes.decide(pended, cause, UUID.randomUUID().toString(), List.of(approved))).kept();
    }

    /** The identifier that requests of the tour name their requester by. */
    public static String requester() {
        return SubmittedClaim.kept(PasBody.tour("submit-kras-missing").text().getBytes(StandardCharsets.UTF_8))
                .provider()
                .resource()
                .path("identifier")
                .path(0)
                .path("value")
                .asString("");
    }

    private static CaseItem item(Determination determination, @Nullable String number, @Nullable String reference) {
        boolean decided = number != null;
        return new CaseItem(
                1,
                null,
                null,
                null,
                DAY,
                null,
                Concept.EMPTY,
                determination,
                "{\"notes\":[\"Reason.\"]}",
                number,
                reference,
                DAY,
                decided ? new Reviewer("r-7", null, null) : null);
    }

    @Override
    public void close() {
        relay.stop();
        calls.close();
        server.stop();
        server.destroy();
        client.close();
    }
}
