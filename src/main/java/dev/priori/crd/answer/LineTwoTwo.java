package dev.priori.crd.answer;

import dev.priori.crd.verdict.Basis;
import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.ForReview;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.crd.verdict.Verdict.ToRequest;
import dev.priori.policy.Policy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CRD 2.2.1. Here not-covered goes without pa-needed; what could not be found out for technical reasons is indeterminate;
 * a reason code stands in the first reason, with its text. A form that is asked for is to be kept in the record: the purpose
 * {@code withpa} fails the guide's own invariant crd-ci-q4 with every value of pa-needed.
 */
final class LineTwoTwo implements Line {

    private static final String TOPICS = "http://terminology.hl7.org/CodeSystem/cdshooks-card-type";
    private static final String DETAILS = "http://terminology.hl7.org/CodeSystem/crd-coverage-detail";

    @Override
    public String topicSystem() {
        return TOPICS;
    }

    @Override
    public boolean namesNoActions() {
        return false;
    }

    @Override
    public boolean suggestsApps() {
        return false;
    }

    @Override
    public boolean tellsUseOfForms() {
        return false;
    }

    @Override
    public ObjectNode coverageInformation(CoverageInformation information) {
        var parts = new Parts(information.coverage());
        Verdict verdict = information.verdict();
        codes(parts, verdict);
        reasons(parts, verdict);
        details(parts, verdict, information.basis());
        for (Policy.Contact contact : information.basis().contacts()) {
            contact(parts, contact);
        }
        if (verdict instanceof Granted granted) {
            parts.billing(granted.billing());
            parts.add("expiry-date").put("valueDate", granted.to().toString());
        }
        return parts.finish(information);
    }

    private static void codes(Parts parts, Verdict verdict) {
        switch (verdict) {
            case Granted granted -> codes(parts, "covered", "satisfied");
            case ToRequest ready -> codes(parts, "covered", "auth-needed");
            case ForReview unmet -> codes(parts, "covered", "auth-needed");
            case Refused refused -> parts.code("covered", "not-covered");
            case Incomplete incomplete -> {
                codes(parts, "covered", "auth-needed");
                documentation(parts, incomplete);
            }
            case Open open -> open(parts, open);
        }
    }

    private static void open(Parts parts, Open open) {
        if (open.cause() == Cause.TECHNICAL) {
            codes(parts, "indeterminate", "indeterminate");
        } else {
            codes(parts, "conditional", "conditional");
            documentation(parts, open);
            parts.code("info-needed", open.cause() == Cause.NOT_RECOGNIZED ? "detail-code" : "OTH");
        }
    }

    private static void codes(Parts parts, String covered, String authorization) {
        parts.code("covered", covered);
        parts.code("pa-needed", authorization);
    }

    private static void documentation(Parts parts, Verdict verdict) {
        if (!verdict.forms().isEmpty()) {
            parts.code("doc-needed", "clinical");
            parts.code("doc-purpose", "retain-doc");
        }
    }

    private static void reasons(Parts parts, Verdict verdict) {
        String code = reasonCode(verdict);
        boolean coded = code == null;
        for (String text : verdict.reasons()) {
            ObjectNode concept = parts.add("reason").putObject("valueCodeableConcept");
            if (!coded) {
                concept.putArray("coding").addObject().put("system", Parts.TEMP).put("code", code);
                coded = true;
            }
            concept.put("text", text);
        }
    }

    private static @Nullable String reasonCode(Verdict verdict) {
        return switch (verdict) {
            case Refused refused ->
                switch (refused.cause()) {
                    case NO_SUCH_MEMBER -> "no-member-found";
                    case NO_SUCH_COVERAGE -> "coverage-not-found";
                    case NO_ACTIVE_COVERAGE -> "no-active-coverage";
                    case PRODUCT_EXCLUDED -> null;
                };
            case Open open -> open.cause() == Cause.TECHNICAL ? "technical" : null;
            case Granted granted -> null;
            case ToRequest ready -> null;
            case Incomplete incomplete -> null;
            case ForReview unmet -> null;
        };
    }

    private static void details(Parts parts, Verdict verdict, Basis basis) {
        if (verdict instanceof Granted granted) {
            Parts.period(parts.detail(DETAILS, "allowed-period", category("cat-limitation")), granted);
        }
        if (verdict instanceof Open open && open.cause() != Cause.TECHNICAL) {
            parts.detail(DETAILS, "instructions", category("cat-other"))
                    .put("valueString", open.reasons().getFirst());
        }
        if (basis.page() != null) {
            parts.detail(DETAILS, "policy-link", category("cat-other")).put("valueUrl", basis.page());
        }
    }

    private static ObjectNode category(String code) {
        return JsonNodeFactory.instance.objectNode().put("url", "category").put("valueCode", code);
    }

    private static void contact(Parts parts, Policy.Contact contact) {
        ObjectNode detail = parts.add("contact").putObject("valueContactDetail");
        detail.put("name", contact.name());
        var telecoms = detail.putArray("telecom");
        contact.telecom()
                .forEach(telecom ->
                        telecoms.addObject().put("system", telecom.system()).put("value", telecom.value()));
    }
}
