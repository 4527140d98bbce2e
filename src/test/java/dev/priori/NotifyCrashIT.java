package dev.priori;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.PasClient.Acknowledged;
import dev.priori.pas.PasAnswer;
import dev.priori.subscription.Subscriber;
import dev.priori.subscription.Subscriber.Notice;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole server, ended by signal 9 at each step from a request over a person's decision to its notification, and
 * started again on the same data.
 */
class NotifyCrashIT {
    private static final int SIGNAL_9 = 128 + 9;

    /** Where it ends: while the step is under way, or once it has been acknowledged. */
    private enum End {
        WHILE_SUBMITTING,
        AFTER_SUBMITTING,
        WHILE_SUBSCRIBING,
        AFTER_SUBSCRIBING,
        WHILE_SHAKING_HANDS,
        AFTER_SHAKING_HANDS,
        WHILE_DECIDING,
        AFTER_DECIDING,
        WHILE_NOTIFYING,
        AFTER_NOTIFYING
    }

    @TempDir
    private Path folder;

    private final Subscriber subscriber = new Subscriber();
    private final Subscriber others = new Subscriber();
    private final List<Acknowledged> submitted = new ArrayList<>();
    private final Map<String, String> decided = new LinkedHashMap<>();
    private int members;

    @Test
    void whatever_was_acknowledged_before_a_kill_is_kept_once_and_told() throws Exception {
        try (var server = new ServerProcess(folder, "--server.port=0");
                var client = new PasClient(server.port())) {
            subscribe(client, subscriber);
            until("the handshake", () -> !subscriber.taken().isEmpty());
        }
        for (End end : End.values()) {
            try (var server = new ServerProcess(folder, "--server.port=0");
                    var client = new PasClient(server.port())) {
                liveUntil(end, client, server::kill);
                assertThat(server.kill()).as(end.name()).isEqualTo(SIGNAL_9);
            }
        }
        try (var server = new ServerProcess(folder, "--server.port=0");
                var client = new PasClient(server.port())) {
            everyCaseIsThereOnce(client);
            everyDecisionIsTold();
        } finally {
            subscriber.close();
            others.close();
        }
    }

    private interface Kill {
        void now() throws InterruptedException;
    }

    private void liveUntil(End end, PasClient client, Kill kill) throws Exception {
        switch (end) {
            case WHILE_SUBMITTING -> during(kill, () -> submit(client));
            case AFTER_SUBMITTING -> submit(client);
            case WHILE_SUBSCRIBING -> during(kill, () -> subscribe(client, others));
            case AFTER_SUBSCRIBING -> subscribe(client, others);
            case WHILE_SHAKING_HANDS -> takenWith(others, kill, () -> subscribe(client, others));
            case AFTER_SHAKING_HANDS -> {
                int before = others.taken().size();
                subscribe(client, others);
                until("a handshake", () -> others.taken().size() > before);
            }
            case WHILE_DECIDING -> {
                String pended = pended(client);
                during(kill, () -> decide(client, pended));
            }
            case AFTER_DECIDING -> decide(client, pended(client));
            case WHILE_NOTIFYING -> {
                String pended = pended(client);
                takenWith(subscriber, kill, () -> decide(client, pended));
            }
            case AFTER_NOTIFYING -> {
                String number = decide(client, pended(client));
                until("the event", () -> told().containsValue(number));
            }
        }
    }

    /** Ends the server while the step is under way: what it answers, if it does, is acknowledged. */
    private static void during(Kill kill, Supplier<?> step) throws Exception {
        CompletableFuture<Void> under = CompletableFuture.runAsync(() -> {
            try {
                step.get();
            } catch (UncheckedIOException gone) {
                return;
            }
        });
        kill.now();
        under.join();
    }

    /** Ends the server while the subscriber has a notification and has not answered it. */
    private static void takenWith(Subscriber by, Kill kill, Supplier<?> step) {
        var killed = new CompletableFuture<Boolean>();
        by.answers(() -> {
            try {
                kill.now();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            killed.complete(true);
            return 500;
        });
        step.get();
        killed.join();
        by.answers(() -> 200);
    }

    private void everyCaseIsThereOnce(PasClient client) {
        assertThat(submitted).hasSizeGreaterThanOrEqualTo(5);
        assertThat(submitted).extracting(Acknowledged::number).doesNotHaveDuplicates();
        for (Acknowledged one : submitted) {
            assertThat(client.ofMember(one.member())).as(one.member()).hasSize(1);
            assertThat(client.numbered(one)).as(one.number()).hasSize(1);
        }
        for (Map.Entry<String, String> one : decided.entrySet()) {
            JsonNode item = client.get("/api/review/cases/" + one.getKey())
                    .json()
                    .path("items")
                    .path(0);
            assertThat(item.path("authorizationNumber").asString("")).isEqualTo(one.getValue());
        }
    }

    private void everyDecisionIsTold() {
        assertThat(decided).hasSizeGreaterThanOrEqualTo(3);
        until("every decision is told", () -> told().values().containsAll(decided.values()));
        Map<String, String> told = told();
        assertThat(told.values()).as("each decision under one number").doesNotHaveDuplicates();
        assertThat(told.keySet()).isEqualTo(Set.copyOf(Subscriber.numbers(told.size())));
    }

    /** Authorization numbers by number of the event; one that came again is the same. */
    private Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        for (Notice notice : subscriber.events()) {
            String number = notice.bundle()
                    .path("entry")
                    .path(1)
                    .path("resource")
                    .path("entry")
                    .path(0)
                    .path("resource")
                    .path("preAuthRef")
                    .asString("");
            String before = told.put(notice.event("event-number"), number);
            assertThat(before == null || before.equals(number)).isTrue();
        }
        return told;
    }

    /** The number of the reference that was issued, once it was acknowledged. */
    private Acknowledged submit(PasClient client) {
        String member = "M-END-" + members++;
        PasAnswer answer = client.submit(PasClient.request(1, member));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Acknowledged acknowledged = Acknowledged.of(member, answer);
        assertThat(acknowledged.code()).isEqualTo("A4");
        submitted.add(acknowledged);
        return acknowledged;
    }

    /** The id of a case that was just submitted. */
    private String pended(PasClient client) {
        String number = submit(client).number();
        return client.get("/api/review/cases")
                .json()
                .path("cases")
                .valueStream()
                .filter(entry -> entry.toString().contains(number))
                .map(entry -> entry.path("id").asString(""))
                .findFirst()
                .orElseThrow();
    }

    /** The authorization number that was issued, once it was acknowledged. */
    private @Nullable String decide(PasClient client, String id) {
        PasAnswer answer = client.postJson("/api/review/cases/" + id + "/decision", """
            {"version": 1, "reviewer": {"id": "reviewer 7"}, "items": [
              {"sequence": 1, "decision": "approve", "from": "2025-07-01", "to": "2025-12-31"}]}\
            """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String number =
                answer.json().path("items").path(0).path("authorizationNumber").asString("");
        decided.put(id, number);
        return number;
    }

    private static PasAnswer subscribe(PasClient client, Subscriber to) {
        PasAnswer made = client.post("/fhir/pas/2.2/Subscription", """
            {"resourceType": "Subscription", "status": "requested", "reason": "results",
             "criteria": "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
             "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json",
              "_payload": {"extension": [{"url":
               "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
               "valueCode": "full-resource"}]}}}\
            """.formatted(to.url()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }
}
