package dev.priori.pas.answer;

import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.fact.When;
import dev.priori.fhir.Entry;
import dev.priori.member.Claimed;
import dev.priori.member.Members;
import dev.priori.member.Membership;
import dev.priori.member.Membership.CoverageNotFound;
import dev.priori.member.Membership.DirectoryEmpty;
import dev.priori.member.Membership.Insured;
import dev.priori.member.Membership.NoActiveCoverage;
import dev.priori.member.Membership.NoMemberFound;
import dev.priori.member.Membership.UnknownPayer;
import dev.priori.member.PlanRecord.Coverage;
import dev.priori.member.read.ClaimedReader;
import dev.priori.pas.answer.PasSettings.Refusal;
import dev.priori.pas.read.PasRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the member directory knows of the patient and the coverage of a request. The payer is the Claim's insurer. */
final class Enrollment {

    private final Members members;
    private final Refusal refusal;

    Enrollment(Members members, Refusal refusal) {
        this.members = members;
        this.refusal = refusal;
    }

    /** Why the request is not processed: nobody can be told to be the member, or the coverage to be the member's. */
    Optional<BusinessError> against(PasRequest request, LocalDate today) {
        return switch (membership(request, today)) {
            case NoMemberFound none ->
                error(request.claim().patient().expression(), "The plan knows no member by these identifiers.");
            case CoverageNotFound none ->
                error(
                        focal(request).expression(),
                        "The plan knows the member, but not under this coverage. Check the member number.");
            case DirectoryEmpty trusted -> Optional.empty();
            case UnknownPayer passedOver -> Optional.empty();
            case NoActiveCoverage decidedByItem -> Optional.empty();
            case Insured insured -> Optional.empty();
        };
    }

    /** The chart with the coverage as the plan itself knows it on the chart's day. */
    Chart known(PasRequest request, Chart chart) {
        String reference = focal(request).reference();
        return switch (membership(request, chart.asOf())) {
            case Insured insured -> chart.withCoverages(List.of(onFile(reference, insured.coverage())));
            case NoActiveCoverage ended ->
                chart.withCoverages(
                        List.of(new CoverageOnFile(reference, "cancelled", null, null, null, List.of(), List.of())));
            case DirectoryEmpty trusted -> chart;
            case UnknownPayer passedOver -> chart;
            case NoMemberFound since -> chart;
            case CoverageNotFound since -> chart;
        };
    }

    private Membership membership(PasRequest request, LocalDate day) {
        Claimed claimed =
                ClaimedReader.read(request.claim().bundle(), request.claim().patient(), focal(request), day);
        return members.checkUnderAnyPayer(claimed);
    }

    private static Entry focal(PasRequest request) {
        return request.coverages().getFirst();
    }

    private static CoverageOnFile onFile(String reference, Coverage coverage) {
        return new CoverageOnFile(
                reference,
                coverage.status(),
                when(coverage.period().first()),
                when(coverage.period().last()),
                coverage.numbers().isEmpty() ? null : coverage.numbers().getFirst(),
                List.of(),
                coverage.plans());
    }

    private static @Nullable When when(@Nullable LocalDate day) {
        return day == null ? null : When.of(day);
    }

    private Optional<BusinessError> error(String path, String text) {
        return Optional.of(new BusinessError(refusal.code(), refusal.followup(), path, text));
    }
}
