package dev.priori.crd.insured;

import dev.priori.crd.decide.MemberCheck;
import dev.priori.crd.request.CrdLine;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import dev.priori.member.Claimed;
import dev.priori.member.Members;
import dev.priori.member.Membership;
import dev.priori.member.Membership.CoverageNotFound;
import dev.priori.member.Membership.DirectoryEmpty;
import dev.priori.member.Membership.Insured;
import dev.priori.member.Membership.NoActiveCoverage;
import dev.priori.member.Membership.NoMemberFound;
import dev.priori.member.Membership.UnknownPayer;
import dev.priori.member.PlanRecord;
import dev.priori.member.read.ClaimedReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Asks the member directory (CRD 2.2.1 hook-13, resp-43 to resp-45). */
public final class DirectoryCheck implements MemberCheck {

    private static final String PAYER = "Organization";

    private final Members members;

    public DirectoryCheck(Members members) {
        this.members = members;
    }

    /**
     * What the directory has against it.
     *
     * @throws ProblemException 400 in CRD 2.2 when the payer is none of this plan
     */
    @Override
    public Optional<Verdict> against(HookCall call, Entry coverage, LocalDate day) {
        Entry patient = call.resources().find(call.patient()).orElse(null);
        Claimed claimed = ClaimedReader.read(call.resources(), patient, coverage, day);
        Membership membership = members.check(claimed);
        if (membership instanceof UnknownPayer unknown) {
            if (!unknown.named() && call.unavailable().contains(PAYER)) {
                return Optional.of(new Open(
                        Cause.TECHNICAL,
                        List.of(),
                        List.of("The payer of the coverage could not be read in the EHR.")));
            }
            if (call.line() == CrdLine.V2_2) {
                throw new ProblemException(notOurs(unknown));
            }
            membership = members.checkUnderAnyPayer(claimed);
        }
        return verdict(membership, day);
    }

    /** What the plan itself has on file of a coverage in force; empty when the directory does not find it. */
    public Optional<PlanRecord.Coverage> onFile(HookCall call, Entry coverage, LocalDate day) {
        Entry patient = call.resources().find(call.patient()).orElse(null);
        Claimed claimed = ClaimedReader.read(call.resources(), patient, coverage, day);
        return members.checkUnderAnyPayer(claimed) instanceof Insured insured
                ? Optional.of(insured.coverage())
                : Optional.empty();
    }

    private static Optional<Verdict> verdict(Membership membership, LocalDate day) {
        return switch (membership) {
            case DirectoryEmpty trusted -> Optional.empty();
            case Insured insured -> Optional.empty();
            case UnknownPayer passedOver -> Optional.empty();
            case NoMemberFound none ->
                refused(Refusal.NO_SUCH_MEMBER, "The plan knows no member by the identifiers that were sent.");
            case CoverageNotFound none ->
                refused(
                        Refusal.NO_SUCH_COVERAGE,
                        "The plan knows the member, but not under the coverage that was sent.");
            case NoActiveCoverage ended ->
                refused(Refusal.NO_ACTIVE_COVERAGE, "The member's coverage is not active on " + day + ".");
        };
    }

    private static Optional<Verdict> refused(Refusal refusal, String reason) {
        return Optional.of(new Refused(refusal, List.of(reason)));
    }

    private static Problem notOurs(UnknownPayer unknown) {
        return Problem.of(
                400,
                Problem.Issue.error(
                        unknown.named() ? "not-supported" : "required",
                        "The payer of the coverage is not served here",
                        "Coverage.payor",
                        unknown.named() ? "an identifier of another payer" : "no identifier of a payer",
                        "send the Organization of the payor with an identifier that this plan goes by"));
    }
}
