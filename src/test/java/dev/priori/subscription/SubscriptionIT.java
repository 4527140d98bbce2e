package dev.priori.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Engine;
import dev.priori.subscription.SubscriptionHarness.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SubscriptionIT {

    private static final PasVersion V22 = PasVersion.V2_2;

    @TempDir
    Path folder;

    private HikariDataSource source;
    private SubscriptionHarness server;
    private final Subscriber subscriber = new Subscriber();

    @BeforeEach
    void start() {
        source = Engine.H2.migrated(folder);
        server = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started();
    }

    @AfterEach
    void close() {
        server.close();
        subscriber.close();
        source.close();
    }

    @ParameterizedTest
    @EnumSource
    void spec_55_a_subscription_is_made_with_all_that_was_sent_and_shaken_hands_on(PasVersion version) {
        String sent = Posted.to(version, subscriber.url());

        Answer made = server.post(version, "/Subscription", sent);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("status").asString("")).isEqualTo("requested");
        assertThat(made.headers().get("location")).containsExactly(server.base(version) + "/Subscription/" + made.id());
        ObjectNode expected = (ObjectNode) JsonMapper.shared().readTree(sent);
        assertThat(made.json()).isEqualTo(expected.put("id", made.id()));
        server.await(version, made.id(), "active");
        assertThat(subscriber.taken()).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("handshake");
            assertThat(notice.value("status")).isEqualTo("requested");
            assertThat(notice.value("events-since-subscription-start")).isEqualTo("0");
            assertThat(notice.value("subscription")).isEqualTo(server.base(version) + "/Subscription/" + made.id());
            assertThat(notice.bundle().path("type").asString("")).isEqualTo("history");
            assertThat(notice.bundle()
                            .path("entry")
                            .path(0)
                            .path("request")
                            .path("url")
                            .asString(""))
                    .isEqualTo(server.base(version) + "/Subscription/" + made.id() + "/$status");
            assertThat(notice.headers().get("Content-type")).containsExactly("application/fhir+json");
            assertThat(notice.headers().get("Authorization")).containsExactly("Bearer of-the-subscriber");
            assertThat(notice.headers().get("X-own")).containsExactly("one two");
        });
    }

    @Test
    void what_is_not_done_here_is_told_all_at_once() {
        String sent = Posted.to(V22, "ftp://127.0.0.1/hook", subscription -> {
            subscription.put("criteria", "Patient?name=x").put("end", "some day");
            Posted.filter(subscription, "Encounter.patient=Patient/1");
            Posted.heartbeat(subscription, 0);
            var channel = (ObjectNode) subscription.path("channel");
            channel.put("type", "email").put("payload", "text/plain");
            channel.remove("_payload");
            channel.putArray("header")
                    .add("Host: elsewhere")
                    .add("X: a\r\nY: b")
                    .add("no colon");
        });

        Answer refused = server.post(V22, "/Subscription", sent);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(expressions(refused))
                .containsExactlyInAnyOrder(
                        "Subscription.criteria",
                        "Subscription.end",
                        "Subscription.criteria.extension(backport-filter-criteria)",
                        "Subscription.channel.extension(backport-heartbeat-period)",
                        "Subscription.channel.type",
                        "Subscription.channel.payload",
                        "Subscription.channel.payload.extension(backport-payload-content)",
                        "Subscription.channel.header[0]",
                        "Subscription.channel.header[1]",
                        "Subscription.channel.header[2]");
    }

    @ParameterizedTest
    @EnumSource
    void each_version_sends_what_its_guide_demands_and_nothing_else(PasVersion version) {
        PasVersion other = version == PasVersion.V2_0 ? PasVersion.V2_2 : PasVersion.V2_0;

        assertThat(server.post(version, "/Subscription", Posted.to(other, subscriber.url()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_endpoint_that_may_not_be_called_is_refused() {
        Answer refused = server.post(V22, "/Subscription", Posted.to(V22, "http://10.0.0.7/hook"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(expressions(refused)).containsExactly("Subscription.channel.endpoint");
    }

    @Test
    void a_body_of_another_kind_is_refused() {
        assertThat(server.post(V22, "/Subscription", "{}").status()).isEqualTo(422);
        assertThat(server.post(V22, "/Subscription", "[]").status()).isEqualTo(400);
        assertThat(server.post(V22, "/Subscription", "{\"criteria\": 1}").status())
                .isEqualTo(400);
        assertThat(server.post(V22, "/Subscription", "{\"channel\": []}").status())
                .isEqualTo(400);
        assertThat(server.post(V22, "/Subscription/$status/further", "{}").status())
                .isEqualTo(404);
        assertThat(server.post(V22, "/Subscription/x", "{}").status()).isEqualTo(405);
        assertThat(server.get(V22, "/Subscription/x").status()).isEqualTo(404);
        assertThat(server.get(PasVersion.V2_0, "/Subscription/" + made()).status())
                .isEqualTo(404);
    }

    @Test
    void spec_59_nobody_sees_or_changes_the_subscription_of_another() {
        String path = "/Subscription/" + made();
        String body = Posted.to(V22, subscriber.url(), subscription -> subscription.put("id", path.substring(14)));

        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertThat(server.send(method, V22, path, BodyPublishers.ofString(body), "stranger")
                            .status())
                    .as(method)
                    .isEqualTo(403);
        }
        for (String operation : List.of("/$status", "/$events")) {
            assertThat(server.send("GET", V22, path + operation, BodyPublishers.noBody(), "stranger")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(server.send("GET", V22, "/Subscription", BodyPublishers.noBody(), "stranger")
                        .json()
                        .path("total")
                        .asInt(-1))
                .isZero();
        assertThat(server.get(V22, path).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_subscription_is_gone() {
        String path = "/Subscription/" + made();

        assertThat(server.delete(V22, path).status()).isEqualTo(204);
        assertThat(server.get(V22, path).status()).isEqualTo(404);
        assertThat(server.delete(V22, path).status()).isEqualTo(404);
    }

    @Test
    void a_second_one_to_the_same_endpoint_takes_the_place_of_the_first() {
        String first = made();
        String second = made();

        assertThat(server.get(V22, "/Subscription/" + first).status()).isEqualTo(404);
        server.await(V22, second, "active");
        assertThat(server.get(V22, "/Subscription").json().path("total").asInt(0))
                .isOne();
    }

    @Test
    void an_update_changes_the_terms_and_shakes_hands_again() {
        String id = made();
        server.await(V22, id, "active");
        try (var elsewhere = new Subscriber()) {
            String body = Posted.to(V22, elsewhere.url(), subscription -> subscription.put("id", id));

            Answer updated = server.put(V22, "/Subscription/" + id, body);

            assertThat(updated.status()).isEqualTo(200);
            assertThat(updated.json().path("status").asString("")).isEqualTo("requested");
            server.await(V22, id, "active");
            assertThat(elsewhere.taken("handshake")).hasSize(1);
            assertThat(subscriber.taken("handshake")).hasSize(1);
            assertThat(server.put(V22, "/Subscription/" + id, Posted.to(V22, elsewhere.url()))
                            .status())
                    .as("without its id")
                    .isEqualTo(400);
        }
    }

    @Test
    void an_update_to_the_endpoint_of_another_is_refused() {
        String id = made();
        try (var elsewhere = new Subscriber()) {
            server.post(V22, "/Subscription", Posted.to(V22, elsewhere.url()));
            String body = Posted.to(V22, elsewhere.url(), subscription -> subscription.put("id", id));

            assertThat(server.put(V22, "/Subscription/" + id, body).status()).isEqualTo(409);
        }
    }

    @Test
    void subscriptions_are_found_by_url_status_and_criteria() {
        String id = made();
        server.await(V22, id, "active");

        assertThat(found("")).containsExactly(id);
        assertThat(found("?status=active,requested&url=" + subscriber.url())).containsExactly(id);
        assertThat(found("?criteria=http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic"))
                .containsExactly(id);
        assertThat(found("?status=off")).isEmpty();
        assertThat(found("?url=http://127.0.0.1/other")).isEmpty();
    }

    @Test
    void their_status_is_told_one_by_one_or_together() {
        String id = made();
        server.await(V22, id, "active");

        for (String path :
                List.of("/" + id + "/$status", "/$status", "/$status?id=" + id, "/$status?status=active&id=" + id)) {
            JsonNode bundle = server.get(V22, "/Subscription" + path).json();
            assertThat(bundle.path("type").asString("")).isEqualTo("searchset");
            assertThat(bundle.path("entry")).as(path).hasSize(1);
            assertThat(bundle.path("entry").path(0).path("resource").toString())
                    .contains("query-status", "\"valueCode\":\"active\"");
        }
        assertThat(server.get(V22, "/Subscription/$status?id=other").json().has("entry"))
                .isFalse();
        assertThat(server.post(V22, "/Subscription/" + id + "/$status", "{}").status())
                .isEqualTo(200);
    }

    private String made() {
        Answer made = server.post(V22, "/Subscription", Posted.to(V22, subscriber.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.id();
    }

    private List<String> found(String query) {
        return server.get(V22, "/Subscription" + query)
                .json()
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource").path("id").asString(""))
                .toList();
    }

    private static List<String> expressions(Answer refused) {
        return refused.json()
                .path("issue")
                .valueStream()
                .map(issue -> issue.path("expression").path(0).asString(""))
                .toList();
    }
}
