package dev.priori.authorization.store;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Synthetic requests to keep. */
class Requests {

    static final Instant NOON = Instant.parse("2025-06-16T12:00:00.123456Z");
    static final Instant DUE = NOON.plus(Duration.ofDays(7));
    static final Key MEMBER = new Key("urn:plan:members", "M-100");
    static final Key REQUESTER = new Key("http://hl7.org/fhir/sid/us-npi", "1111111112");
    static final Key PROVIDER = new Key("http://hl7.org/fhir/sid/us-npi", "1222222220");
    static final Determination APPROVED =
            new Approved(new Authorized(LocalDate.of(2025, 6, 16), LocalDate.of(2026, 6, 15)));

    private Requests() {}

    static Received received(String body) {
        return Received.of("clearinghouse", "pas-2.2", body.getBytes(StandardCharsets.UTF_8), NOON);
    }

    static NewCase request(Received received, CaseItem... items) {
        return new NewCase(
                received,
                List.of(MEMBER, new Key("urn:ehr:patients", "4711")),
                List.of(REQUESTER),
                List.of(PROVIDER),
                "urn:plan|payer-1",
                new Key("urn:trace", "A12345"),
                new Key("", "111099"),
                UUID.randomUUID().toString(),
                "https://ehr.invalid/Claim/1",
                ("{\"answer\":\"" + received.bodyHash() + "\"}").getBytes(StandardCharsets.UTF_8),
                List.of(items),
                DUE);
    }

    /** A request without items, of one member. */
    static NewCase of(Received received, Key member) {
        return new NewCase(
                received,
                List.of(member),
                List.of(REQUESTER),
                List.of(),
                "",
                null,
                null,
                null,
                null,
                new byte[0],
                List.of(),
                null);
    }

    static CaseItem approved(int sequence, String number) {
        return item(sequence, APPROVED, number, null);
    }

    static CaseItem item(
            int sequence, Determination determination, @Nullable String number, @Nullable String reference) {
        return new CaseItem(
                sequence,
                "example-policy",
                "2025-04-01",
                "0f".repeat(32),
                LocalDate.of(2025, 6, 16),
                "first-path",
                new Concept(
                        List.of(new Coding("urn:codes", "123", "A drug"), new Coding("urn:ndc", "1", null)), "drug"),
                determination,
                "{\"overall\":\"MET\"}",
                number,
                reference,
                LocalDate.of(2025, 6, 16),
                null);
    }
}
