package dev.priori.review;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import dev.priori.pas.PasAnswer;
import dev.priori.pas.PasBody;
import dev.priori.subscription.Subscriber;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole server: a request pends, a person decides, and whoever asks or subscribed learns of it. */
class ReviewIT {

    private static final String REVIEWER = "\"reviewer\": {\"id\": \"reviewer 7\", \"npi\": \"1111111112\"}";

    @TempDir
    static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext server;
    private static String base;
    private static int claims;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(
                Priori.class,
                "--server.port=0",
                "--priori.data=" + folder,
                "--priori.pas.due-standard=3d",
                "--priori.pas.due-expedited=0s");
        base = "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_approval_is_told_to_who_subscribed_and_to_who_asks() throws Exception {
        try (var subscriber = new Subscriber()) {
            subscribe(subscriber);
            JsonNode pended = one(submit("normal"));
            assertThat(pended.path("items")
                            .path(0)
                            .path("findings")
                            .path("criteria")
                            .size())
                    .isPositive();

            JsonNode decided = decide(
                    pended,
                    "{\"sequence\": 1, \"decision\": \"approve\", \"from\": \"2025-07-01\", \"to\": \"2025-12-31\"}");

            JsonNode item = decided.path("items").path(0);
            assertThat(item.path("outcome").asString("")).isEqualTo("approved");
            assertThat(item.path("authorizationNumber").asString("")).startsWith("PA-");
            assertThat(item.path("administrationReferenceNumber").asString("")).startsWith("AR-");
            assertThat(item.path("reviewer").path("npi").asString("")).isEqualTo("1111111112");
            assertThat(decided.path("version").asInt(0)).isEqualTo(2);
            until("the event", () -> subscriber.events().size() == 1);
            String told = subscriber.events().getFirst().bundle().toString();
            assertThat(told)
                    .contains(
                            item.path("authorizationNumber").asString("none"),
                            "\"A1\"",
                            "{\"url\":\"wasHumanReviewedFlag\",\"valueBoolean\":true}",
                            "1111111112",
                            "2025-12-31");
            PasAnswer asked = post("/fhir/pas/2.2/Claim/$inquire", inquiry());
            assertThat(asked.body()).contains(item.path("authorizationNumber").asString("none"), "\"A1\"");
        }
    }

    @Test
    void a_denial_and_a_modification_are_told_with_the_persons_words() throws Exception {
        JsonNode denied = decide(
                one(submit("normal")),
                "{\"sequence\": 1, \"decision\": \"deny\", \"reason\": \"Another therapy first.\"}");
        JsonNode modified = decide(
                one(submit("normal")),
                "{\"sequence\": 1, \"decision\": \"modify\", \"from\": \"2025-07-01\", \"to\": \"2025-09-30\","
                        + " \"reason\": \"Three months first.\"}");

        assertThat(denied.path("items").path(0).path("outcome").asString("")).isEqualTo("denied");
        assertThat(denied.path("items")
                        .path(0)
                        .path("findings")
                        .path("notes")
                        .path(0)
                        .asString(""))
                .isEqualTo("Another therapy first.");
        assertThat(modified.path("items").path(0).path("outcome").asString("")).isEqualTo("modified");
        assertThat(post("/fhir/pas/2.2/Claim/$inquire", inquiry()).body())
                .contains("Another therapy first.", "\"A3\"", "Three months first.", "\"A6\"", "2025-09-30");
    }

    @Test
    void a_question_leaves_the_item_pended_and_is_told() throws Exception {
        try (var subscriber = new Subscriber()) {
            subscribe(subscriber);

            JsonNode asked = decide(
                    one(submit("normal")),
                    "{\"sequence\": 1, \"decision\": \"ask\", \"questions\": [\"Which trial was it?\"]}");

            assertThat(asked.path("items").path(0).path("outcome").asString("")).isEqualTo("pended");
            assertThat(asked.path("pended").asBoolean(false)).isTrue();
            until("the event", () -> subscriber.events().size() == 1);
            assertThat(subscriber.events().getFirst().bundle().toString()).contains("Which trial was it?", "\"A4\"");
        }
    }

    @Test
    void the_worklist_names_what_is_due_and_what_is_overdue_and_decides_nothing() throws Exception {
        JsonNode urgent = one(submit("stat"));
        JsonNode normal = one(submit("normal"));

        JsonNode worklist = get("/api/review/cases").json();

        List<String> ids = worklist.path("cases")
                .valueStream()
                .map(entry -> entry.path("id").asString(""))
                .toList();
        assertThat(ids.indexOf(urgent.path("id").asString("")))
                .isLessThan(ids.indexOf(normal.path("id").asString("")));
        assertThat(worklist.path("overdue").asInt(0)).isPositive();
        assertThat(urgent.path("overdue").asBoolean(false)).isTrue();
        assertThat(normal.path("overdue").asBoolean(true)).isFalse();
        assertThat(Duration.between(
                        Instant.parse(normal.path("created").asString("")),
                        Instant.parse(normal.path("due").asString(""))))
                .isEqualTo(Duration.ofDays(3));
        assertThat(one(urgent.path("id").asString("")).path("pended").asBoolean(false))
                .isTrue();
    }

    @Test
    void of_two_people_who_decide_at_once_one_is_told_of_a_conflict() throws Exception {
        JsonNode pended = one(submit("normal"));
        String approval = decision(
                pended,
                "{\"sequence\": 1, \"decision\": \"approve\", \"from\": \"2025-07-01\", \"to\": \"2025-12-31\"}");
        String denial = decision(pended, "{\"sequence\": 1, \"decision\": \"deny\", \"reason\": \"Not now.\"}");
        String path = "/api/review/cases/" + pended.path("id").asString("") + "/decision";

        List<Integer> statuses;
        try (var people = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> calls = List.of(
                    () -> post(path, approval).status(),
                    () -> post(path, denial).status());
            statuses = people.invokeAll(calls).stream()
                    .map(call -> call.resultNow())
                    .toList();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(one(pended.path("id").asString("")).path("version").asInt(0)).isEqualTo(2);
    }

    @Test
    void what_cannot_be_decided_is_refused_with_every_fault() throws Exception {
        JsonNode pended = one(submit("normal"));
        String path = "/api/review/cases/" + pended.path("id").asString("") + "/decision";

        PasAnswer faults = post(path, """
            {"reviewer": {"npi": "12"}, "items": [
              {"sequence": 1, "decision": "approve", "from": "2025-12-31", "to": "2025-07-01"},
              {"sequence": 1, "decision": "deny", "code": "bad-mood"}, {"decision": "postpone"}, {"sequence": 4, "decision": "ask"}]}\
            """);
        PasAnswer noItem =
                post(path, decision(pended, "{\"sequence\": 9, \"decision\": \"deny\", \"reason\": \"No.\"}"));

        assertThat(faults.status()).isEqualTo(400);
        assertThat(faults.body())
                .contains(
                        "version", "reviewer.id", "reviewer.npi", "items[0].to", "items[1].sequence", "items[1].reason")
                .contains("items[1].code", "items[2].sequence", "items[2].decision", "items[3].questions");
        assertThat(noItem.status()).isEqualTo(422);
        assertThat(get("/api/review/cases/none").status()).isEqualTo(404);
        assertThat(post("/api/review/cases/none/decision", "{}").status()).isEqualTo(404);
        assertThat(get("/api/review/cases/" + pended.path("id").asString("") + "/request")
                        .body())
                .contains("\"Claim\"");
        decide(pended, "{\"sequence\": 1, \"decision\": \"deny\", \"reason\": \"No.\"}");
        String again = decision(
                one(pended.path("id").asString("")), "{\"sequence\": 1, \"decision\": \"deny\", \"reason\": \"No.\"}");
        assertThat(post(path, again).status()).as("decided already").isEqualTo(422);
    }

    /** A request that pends; the id of its case. */
    private static String submit(String priority) throws Exception {
        claims++;
        PasBody body = PasBody.tour("submit-kras-missing").with(copy -> {
            copy.claim().put("id", "claim-" + claims);
            ((ObjectNode) copy.claim().path("priority").path("coding").path(0)).put("code", priority);
        });
        PasAnswer answer = post("/fhir/pas/2.2/Claim/$submit", body.text());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String number = PasAnswer.pas(answer.item(1), "extension-administrationReferenceNumber")
                .path("valueString")
                .asString("none");
        return get("/api/review/cases")
                .json()
                .path("cases")
                .valueStream()
                .filter(entry -> entry.toString().contains(number))
                .map(entry -> entry.path("id").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static String inquiry() {
        return PasBody.tour("inquire-kras-missing").text();
    }

    private static JsonNode one(String id) throws Exception {
        return get("/api/review/cases/" + id).json();
    }

    private static String decision(JsonNode seen, String item) {
        return "{\"version\": " + seen.path("version") + ", " + REVIEWER + ", \"items\": [" + item + "]}";
    }

    private static JsonNode decide(JsonNode seen, String item) throws Exception {
        PasAnswer decided =
                post("/api/review/cases/" + seen.path("id").asString("") + "/decision", decision(seen, item));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        return decided.json();
    }

    private static void subscribe(Subscriber subscriber) throws Exception {
        PasAnswer made = post("/fhir/pas/2.2/Subscription", """
            {"resourceType": "Subscription", "status": "requested", "reason": "results",
             "criteria": "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
             "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json",
              "_payload": {"extension": [{"url":
               "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
               "valueCode": "full-resource"}]}}}\
            """.formatted(subscriber.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        until("the handshake", () -> !subscriber.taken().isEmpty());
    }

    private static PasAnswer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    private static PasAnswer post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", path.startsWith("/api") ? "application/json" : "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static PasAnswer send(HttpRequest request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        return new PasAnswer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }
}
