package dev.priori.review;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Reviewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cases as the payer's people see them. */
final class CaseJson {

    private CaseJson() {}

    /** The worklist: what is owed, and which of it is overdue. */
    static ObjectNode worklist(List<Case> pended, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("overdue", pended.stream().filter(one -> isOverdue(one, now)).count());
        ArrayNode cases = json.putArray("cases");
        for (Case one : pended) {
            ObjectNode entry = cases.addObject();
            head(entry, one, now);
            ArrayNode items = entry.putArray("items");
            one.items().forEach(item -> outcome(items.addObject(), item));
        }
        return json;
    }

    /** One case with all that was found. */
    static ObjectNode one(Case one, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        head(json, one, now);
        json.put("interface", one.interfaceVersion());
        json.put("payer", one.payer());
        keys(json.putArray("member"), one.member());
        keys(json.putArray("requester"), one.requester());
        keys(json.putArray("providers"), one.providers());
        ArrayNode items = json.putArray("items");
        for (CaseItem item : one.items()) {
            ObjectNode entry = items.addObject();
            outcome(entry, item);
            entry.put("policy", item.policyId());
            entry.put("policyVersion", item.policyVersion());
            entry.put("asOf", item.asOf().toString());
            entry.set("findings", JsonMapper.shared().readTree(item.findings()));
        }
        return json;
    }

    private static void head(ObjectNode json, Case one, Instant now) {
        json.put("id", one.id().toString());
        json.put("version", one.version());
        json.put("created", one.created().toString());
        json.put("changed", one.changed().toString());
        json.put("pended", one.pended());
        Instant due = one.due();
        json.put("due", due == null ? null : due.toString());
        json.put("overdue", isOverdue(one, now));
    }

    private static boolean isOverdue(Case one, Instant now) {
        Instant due = one.due();
        return one.pended() && due != null && now.isAfter(due);
    }

    private static void outcome(ObjectNode json, CaseItem item) {
        json.put("sequence", item.sequence());
        json.put("product", product(item));
        json.put("outcome", outcome(item.determination()));
        json.put("reason", item.determination().reason());
        Authorized authorized = authorized(item.determination());
        if (authorized != null) {
            json.put("from", authorized.from().toString());
            json.put("to", authorized.to().toString());
        }
        json.put("decided", item.decided().toString());
        json.put("authorizationNumber", item.authorizationNumber());
        json.put("administrationReferenceNumber", item.administrationReferenceNumber());
        Reviewer reviewer = item.reviewer();
        if (reviewer != null) {
            json.putObject("reviewer")
                    .put("id", reviewer.id())
                    .put("npi", reviewer.npi())
                    .put("specialty", reviewer.specialty());
        }
    }

    private static @Nullable String product(CaseItem item) {
        if (item.product().text() != null) {
            return item.product().text();
        }
        return item.product().codings().stream()
                .map(coding -> coding.display() == null ? coding.code() : coding.display())
                .findFirst()
                .orElse(null);
    }

    private static String outcome(Determination determination) {
        return switch (determination) {
            case Approved approved -> "approved";
            case Modified modified -> "modified";
            case Pended pended -> "pended";
            case Denied denied -> "denied";
            case Cancelled cancelled -> "cancelled";
        };
    }

    private static @Nullable Authorized authorized(Determination determination) {
        return switch (determination) {
            case Approved approved -> approved.authorized();
            case Modified modified -> modified.authorized();
            case Pended pended -> null;
            case Denied denied -> null;
            case Cancelled cancelled -> null;
        };
    }

    private static void keys(ArrayNode json, List<Key> keys) {
        keys.forEach(key -> json.addObject().put("system", key.system()).put("value", key.value()));
    }
}
