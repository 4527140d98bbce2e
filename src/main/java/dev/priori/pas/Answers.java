package dev.priori.pas;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.response.ClaimAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the answer of a case from what is kept of it. */
final class Answers {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Answers() {}

    /** The answer to items just decided. */
    static ClaimAnswer of(String id, Instant now, List<CaseItem> items) {
        return answer(id, now, items);
    }

    /** The answer of a case in its current version. */
    static ClaimAnswer of(Case kept) {
        return answer(Objects.requireNonNull(kept.claimResponseId()), kept.changed(), kept.items());
    }

    private static ClaimAnswer answer(String id, Instant created, List<CaseItem> items) {
        return new ClaimAnswer(id, created, items.stream().map(Answers::item).toList(), List.of());
    }

    private static ClaimAnswer.Item item(CaseItem item) {
        JsonNode findings = MAPPER.readTree(item.findings());
        return new ClaimAnswer.Item(
                item.sequence(),
                item.determination(),
                item.authorizationNumber(),
                item.administrationReferenceNumber(),
                item.decided(),
                item.reviewer(),
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
