package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import dev.priori.member.Identifier;
import dev.priori.member.PlanRecord;
import dev.priori.member.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the plan's own members and coverages mean for a request. */
class EnrollmentIT {

    private static final String NUMBER = "M-0001";

    @TempDir
    Path folder;

    private PasHarness server;

    @BeforeEach
    void start() {
        server = new PasHarness(folder, Duration.ZERO);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_member_is_decided_by_the_criteria(PasVersion version) {
        insures("M-0001", NUMBER, null, List.of());

        assertThat(code(submit(version).item(1))).isEqualTo("A1");
    }

    @ParameterizedTest
    @EnumSource
    void somebody_whom_the_plan_does_not_know_is_a_business_error(PasVersion version) {
        insures("M-0009", "M-0009", null, List.of());

        refused(submit(version), "no member");
    }

    @ParameterizedTest
    @EnumSource
    void a_member_number_that_is_not_the_members_is_a_business_error(PasVersion version) {
        insures("M-0001", "M-0009", null, List.of());

        refused(submit(version), "not under this coverage");
    }

    @ParameterizedTest
    @EnumSource
    void a_coverage_that_the_plan_has_ended_is_denied_A3(PasVersion version) {
        insures("M-0001", NUMBER, LocalDate.of(2025, 5, 31), List.of());

        PasAnswer answer = submit(version);

        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A3");
        assertThat(answer.notes(answer.item(1)).getFirst()).contains("coverage");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_members_plan_excludes_is_denied_A3_whatever_the_request_says(PasVersion version) {
        insures("M-0001", NUMBER, null, List.of("PRIORI-BASIC"));

        PasAnswer answer = submit(version);

        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A3");
    }

    private PasAnswer submit(PasVersion version) {
        return server.submit(version, PasBody.tour("submit-met"));
    }

    private void insures(String id, String number, @Nullable LocalDate until, List<String> plans) {
        server.members()
                .keep(List.of(
                        new PlanRecord.Member(
                                "m", List.of(new Identifier("https://priori.dev/sid/member", id)), null, null),
                        new PlanRecord.Coverage(
                                "c", "m", null, "active", new Span(null, until), List.of(number), plans)));
    }

    private static void refused(PasAnswer answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.claimResponse().path("outcome").asString("")).isEqualTo("error");
        assertThat(answer.claimResponse().path("error").toString()).isNotEmpty();
        assertThat(answer.body()).contains(why);
    }
}
