package dev.priori.crd.answer;

import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.ForReview;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.crd.verdict.Verdict.ToRequest;
import dev.priori.policy.Policy;
import tools.jackson.databind.node.ObjectNode;

/**
 * CRD 2.0.1. Here pa-needed is always sent, also with not-covered; a conditional and info-needed go together; a
 * questionnaire goes with doc-needed; a number goes with satisfied and with nothing else. Why is said in words.
 */
final class LineTwoZero implements Line {

    @Override
    public String topicSystem() {
        return Parts.TEMP;
    }

    @Override
    public boolean namesNoActions() {
        return true;
    }

    @Override
    public boolean suggestsApps() {
        return true;
    }

    @Override
    public boolean tellsUseOfForms() {
        return true;
    }

    @Override
    public ObjectNode coverageInformation(CoverageInformation information) {
        var parts = new Parts(information.coverage());
        Verdict verdict = information.verdict();
        codes(parts, verdict);
        parts.reasons(verdict);
        if (verdict instanceof Granted granted) {
            parts.billing(granted.billing());
            Parts.period(parts.detail(Parts.TEMP, "allowed-period"), granted);
        }
        for (Policy.Contact contact : information.basis().contacts()) {
            contact.telecom()
                    .forEach(telecom -> parts.add("contact")
                            .putObject("valueContactPoint")
                            .put("system", telecom.system())
                            .put("value", telecom.value()));
        }
        return parts.finish(information);
    }

    private static void codes(Parts parts, Verdict verdict) {
        switch (verdict) {
            case Granted granted -> codes(parts, "covered", "satisfied");
            case ToRequest ready -> codes(parts, "covered", "auth-needed");
            case ForReview unmet -> codes(parts, "covered", "auth-needed");
            case Refused refused -> codes(parts, "not-covered", "no-auth");
            case Incomplete incomplete -> {
                codes(parts, "covered", "auth-needed");
                documentation(parts, incomplete);
            }
            case Open open -> {
                codes(parts, "conditional", "conditional");
                documentation(parts, open);
                parts.code("info-needed", "OTH");
            }
        }
    }

    private static void codes(Parts parts, String covered, String authorization) {
        parts.code("covered", covered);
        parts.code("pa-needed", authorization);
    }

    private static void documentation(Parts parts, Verdict verdict) {
        if (!verdict.forms().isEmpty()) {
            parts.code("doc-needed", "clinical");
            parts.code("doc-purpose", "withpa");
        }
    }
}
