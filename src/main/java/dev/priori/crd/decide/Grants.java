package dev.priori.crd.decide;

import dev.priori.authorization.Assertion;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.AssertionStore;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.fact.Coding;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.keep.AssertionKeys;
import dev.priori.crd.keep.FindingsJson;
import dev.priori.crd.keep.MemberKeys;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.request.Options;
import dev.priori.crd.verdict.Reasons;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Modified;
import dev.priori.policy.Assessment;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Authorizations that are told without a request: one that is on file already and still runs, or one given at once, where
 * the policy says so. A new one is on file as a case before it is told, and the same content of an order gets it again.
 */
public final class Grants {

    /** The policy's switch; off unless it is true. */
    static final String SWITCH = "GrantAtOrderSign";

    /** Systems of codes that a claim bills by. */
    private static final Set<String> BILLING =
            Set.of("http://hl7.org/fhir/sid/ndc", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets");

    private final CaseStore cases;
    private final ApprovalsOnFile approvals;
    private final AssertionStore assertions;
    private final Numbers numbers;

    public Grants(CaseStore cases, AssertionStore assertions, Numbers numbers) {
        this.cases = cases;
        this.approvals = new ApprovalsOnFile(cases);
        this.assertions = assertions;
        this.numbers = numbers;
    }

    /** What is asked: the call, its raw body, and when it came. */
    public record Question(HookCall call, byte[] body, Instant at) {}

    /**
     * The grant; empty when the caller wants none, the coverage is not known as active, nothing is on file and the policy
     * grants nothing here, or the code to be billed is open.
     *
     * @param keys what order and coverage are known by
     */
    Optional<Granted> grant(
            Question question,
            Assessed assessed,
            CoverageOnFile coverage,
            Determination determination,
            AssertionKeys keys) {
        if (!question.call().options().wants(Options.UNSOLICITED_DETERMINATION)
                || !coverage.status().equals("active")) {
            return Optional.empty();
        }
        List<Coding> billing = billing(assessed);
        Optional<Granted> onFile = leavesCovered(determination, assessed)
                ? approvals.covering(assessed, question.call(), billing)
                : Optional.empty();
        return onFile.isPresent() ? onFile : newGrant(question, assessed, coverage, determination, keys);
    }

    /** Whether what was approved before still covers the order: nothing speaks against, and no doubt is about the order. */
    private static boolean leavesCovered(Determination determination, Assessed assessed) {
        return switch (determination) {
            case Approved approved -> true;
            case Modified modified -> true;
            case Determination.Pended pended -> pended.reason().equals("information-missing") && !doubtsOrder(assessed);
            case Determination.Denied denied -> false;
            case Determination.Cancelled cancelled -> false;
        };
    }

    private static boolean doubtsOrder(Assessed assessed) {
        Assessment assessment = assessed.assessment();
        String order = assessed.order().reference();
        return assessment != null
                && assessment.criteria().stream()
                        .filter(criterion -> criterion.finding() == Finding.UNKNOWN)
                        .flatMap(criterion -> criterion.evidenceAgainst().stream())
                        .anyMatch(evidence -> order.equals(evidence.reference()));
    }

    private Optional<Granted> newGrant(
            Question question,
            Assessed assessed,
            CoverageOnFile coverage,
            Determination determination,
            AssertionKeys keys) {
        Assessment assessment = assessed.assessment();
        Authorized authorized =
                switch (determination) {
                    case Approved approved -> approved.authorized();
                    case Modified modified -> modified.authorized();
                    case Determination.Pended pended -> null;
                    case Determination.Denied denied -> null;
                    case Determination.Cancelled cancelled -> null;
                };
        List<Coding> billing = billing(assessed);
        if (authorized == null || assessment == null || !isOn(assessment.policy()) || billing.size() != 1) {
            return Optional.empty();
        }
        String number = assertions
                .sameContent(keys.order(), keys.contentHash(), keys.coverage())
                .map(Assertion::satisfiedPaId)
                .orElseGet(() -> keep(question, assessed, coverage, determination, keys));
        var reasons = new ArrayList<>(Reasons.met(assessment));
        if (determination instanceof Modified modified) {
            reasons.add(modified.why());
        }
        reasons.add("Authorized from " + authorized.from() + " to " + authorized.to() + ".");
        return Optional.of(new Granted(number, authorized.from(), authorized.to(), billing, List.copyOf(reasons)));
    }

    private static boolean isOn(Policy policy) {
        return Boolean.TRUE.equals(policy.parameters().get(SWITCH));
    }

    private static List<Coding> billing(Assessed assessed) {
        return assessed.order().product().codings().stream()
                .filter(coding -> BILLING.contains(coding.system()))
                .toList();
    }

    private String keep(
            Question question,
            Assessed assessed,
            CoverageOnFile coverage,
            Determination determination,
            AssertionKeys keys) {
        HookCall call = question.call();
        var received =
                Received.of(keys.order() + " " + keys.coverage(), call.hook().code(), question.body(), question.at());
        String number = numbers.authorization();
        var kept = cases.keep(
                new NewCase(
                        received,
                        MemberKeys.of(call, coverage),
                        MemberKeys.requester(call, assessed.focus().order()),
                        List.of(),
                        coverage.payors().isEmpty() ? "" : coverage.payors().getFirst(),
                        null,
                        null,
                        null,
                        null,
                        new byte[0],
                        List.of(item(assessed, determination, number)),
                        null),
                Duration.ofMinutes(1));
        String onFile = kept.kept().items().getFirst().authorizationNumber();
        return onFile == null ? number : onFile;
    }

    private static CaseItem item(Assessed assessed, Determination determination, String number) {
        Assessment assessment = assessed.assessment();
        Policy policy = assessment == null ? null : assessment.policy();
        return new CaseItem(
                1,
                policy == null ? null : policy.id(),
                policy == null ? null : policy.version(),
                policy == null ? null : policy.contentHash(),
                assessed.order().asOf(),
                assessment == null ? null : assessment.path(),
                assessed.order().product(),
                determination,
                FindingsJson.of(assessment),
                number,
                null,
                assessed.order().asOf(),
                null);
    }
}
