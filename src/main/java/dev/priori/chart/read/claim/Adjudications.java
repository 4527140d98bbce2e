package dev.priori.chart.read.claim;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.read.element.Concepts;
import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What was decided about a line: its adjudications, and those of the whole claim that apply to it too. */
final class Adjudications {

    private static final String REVIEW_ACTION =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction";
    private static final String REVIEW_ACTION_CODE =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode";

    private final List<ObjectNode> adjudications = new ArrayList<>();
    private final List<ObjectNode> holders = new ArrayList<>();

    /** Adds the adjudications of an item, an added item or a whole response. */
    Adjudications add(ObjectNode holder) {
        holders.add(holder);
        adjudications.addAll(Fields.objects(holder, "adjudication"));
        return this;
    }

    /** Approved: certified in total (A1) or modified (A6). */
    boolean isApproved() {
        return hasAction("A1") || hasAction("A6");
    }

    /** Refused: review action A3, a denial reason, or nothing but zero benefits (D-68). */
    boolean isDenied() {
        return hasAction("A3")
                || adjudications.stream().anyMatch(each -> isCategory(each, "denialreason"))
                || isUnpaid();
    }

    private boolean isUnpaid() {
        boolean found = false;
        for (ObjectNode each : adjudications) {
            ObjectNode amount = isCategory(each, "benefit") ? Fields.object(each, "amount") : null;
            BigDecimal value = amount == null ? null : Fields.decimal(amount, "value");
            if (value != null) {
                found = true;
                if (value.signum() != 0) {
                    return false;
                }
            }
        }
        return found;
    }

    private static boolean isCategory(ObjectNode adjudication, String category) {
        for (Coding coding : Concepts.concept(adjudication, "category").codings()) {
            String code = coding.code().replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
            if (code.equals(category)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAction(String code) {
        return adjudications.stream().anyMatch(each -> hasAction(each, code))
                || holders.stream().anyMatch(each -> hasAction(each, code));
    }

    private static boolean hasAction(ObjectNode holder, String code) {
        for (ObjectNode extension : Fields.objects(holder, "extension")) {
            if (REVIEW_ACTION.equals(Fields.string(extension, "url"))) {
                ObjectNode action = Fields.extension(extension, REVIEW_ACTION_CODE);
                if (action != null && holds(action, code)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(ObjectNode action, String code) {
        return Concepts.concept(action, "valueCodeableConcept").codings().stream()
                .anyMatch(coding -> coding.code().equals(code));
    }
}
