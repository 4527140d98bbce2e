package dev.priori.pas;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.response.ClaimAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the answer of a case from what is kept of it. */
final class Answers {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ZoneId zone;

    Answers(ZoneId zone) {
        this.zone = zone;
    }

    /** The answer to items just decided. */
    ClaimAnswer of(String id, Instant now, List<CaseItem> items) {
        return answer(id, now, now, items);
    }

    /** The answer of a case in its current version. */
    ClaimAnswer of(Case kept) {
        return answer(Objects.requireNonNull(kept.claimResponseId()), kept.changed(), kept.changed(), kept.items());
    }

    private ClaimAnswer answer(String id, Instant created, Instant decided, List<CaseItem> items) {
        LocalDate day = LocalDate.ofInstant(decided, zone);
        return new ClaimAnswer(
                id, created, items.stream().map(item -> item(item, day)).toList(), List.of());
    }

    private static ClaimAnswer.Item item(CaseItem item, LocalDate decided) {
        JsonNode findings = MAPPER.readTree(item.findings());
        return new ClaimAnswer.Item(
                item.sequence(),
                item.determination(),
                item.authorizationNumber(),
                item.administrationReferenceNumber(),
                decided,
                strings(findings.path("notes")),
                strings(findings.path("asks")));
    }

    private static List<String> strings(JsonNode list) {
        var strings = new ArrayList<String>(list.size());
        for (JsonNode node : list.values()) {
            strings.add(node.asString(""));
        }
        return strings;
    }
}
