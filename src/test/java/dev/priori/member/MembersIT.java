package dev.priori.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.fhir.BundleView;
import dev.priori.member.Membership.CoverageNotFound;
import dev.priori.member.Membership.DirectoryEmpty;
import dev.priori.member.Membership.Insured;
import dev.priori.member.Membership.NoActiveCoverage;
import dev.priori.member.Membership.NoMemberFound;
import dev.priori.member.Membership.UnknownPayer;
import dev.priori.member.load.PlanFiles;
import dev.priori.member.read.ClaimedReader;
import dev.priori.member.store.MemberStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Engine.class)
class MembersIT {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 16);

    private static final String BY_ID =
            "{'resourceType':'Patient','id':'p','identifier':[{'system':'https://plan.test/member','value':'M-0001'}]}";

    private static final String BY_NAME =
            "{'resourceType':'Patient','id':'p','identifier':[{'system':'https://ehr.test/mrn','value':'7'}],"
                    + "'name':[{'family':'sample'}],'birthDate':'1961-03-04'}";

    private static final String COVERAGE =
            "{'resourceType':'Coverage','id':'c','status':'active','subscriberId':'M-0001',"
                    + "'beneficiary':{'reference':'Patient/p'},"
                    + "'payor':[{'identifier':{'system':'https://plan.test/payer','value':'P-1'}}]}";

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    HikariDataSource source;
    MemberStore store;
    Members members;

    @BeforeEach
    void open() throws Exception {
        source = engine.migrated(folder);
        store = new MemberStore(new Database(source));
        members = new Members(store);
        PlanFiles.take(store, Path.of("src/test/resources/member/plan.ndjson"));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_member_is_insured_by_the_plans_own_record() {
        assertThat(check(BY_ID, COVERAGE)).isInstanceOfSatisfying(Insured.class, insured -> {
            assertThat(insured.memberId()).isEqualTo("nora");
            assertThat(insured.coverage().plans()).containsExactly("GOLD");
            assertThat(insured.coverage().period().last()).isEqualTo(LocalDate.of(2026, 12, 31));
        });
    }

    @Test
    void without_an_identifier_of_the_plan_number_name_and_birth_date_tell_who_it_is() {
        assertThat(check(BY_NAME, COVERAGE)).isInstanceOf(Insured.class);
        assertThat(check(BY_NAME.replace("1961-03-04", "1961-03-05"), COVERAGE)).isEqualTo(new NoMemberFound());
        assertThat(check(BY_NAME.replace("sample", "other"), COVERAGE)).isEqualTo(new NoMemberFound());
        assertThat(check(BY_NAME, COVERAGE.replace("M-0001", "M-9"))).isEqualTo(new NoMemberFound());
    }

    @Test
    void a_number_that_a_family_shares_tells_nobody_without_a_birth_date() {
        assertThat(check(BY_NAME.replace("'birthDate'", "'born'"), COVERAGE)).isEqualTo(new NoMemberFound());
    }

    @Test
    @DisplayName("resp-44: an identifier that only members have decides, even if the number of the coverage is known")
    void resp_44_an_unknown_member_id_is_not_overruled_by_a_known_number() {
        assertThat(check(BY_ID.replace("M-0001", "M-9"), COVERAGE)).isEqualTo(new NoMemberFound());
        String ofType = BY_NAME.replace(
                "'system':'https://ehr.test/mrn'",
                "'type':{'coding':[{'code':'MB'}]},'system':'https://elsewhere.test/member'");
        assertThat(check(ofType, COVERAGE)).isEqualTo(new NoMemberFound());
    }

    @Test
    void a_member_id_without_a_system_is_looked_for_among_the_numbers() {
        String unnamed =
                "{'resourceType':'Patient','id':'p','identifier':[{'type':{'coding':[{'code':'MB'}]},'value':'%s'}]}";
        assertThat(check(unnamed.formatted("M-0003-1"), COVERAGE.replace("M-0001", "M-0003")))
                .isEqualTo(new NoActiveCoverage());
        assertThat(check(unnamed.formatted("M-8"), COVERAGE)).isEqualTo(new NoMemberFound());
    }

    @Test
    @DisplayName("resp-45: status and period come before the number")
    void resp_45_a_coverage_that_is_not_active_is_told_before_its_number_is_looked_at() {
        assertThat(check(BY_ID, COVERAGE.replace("active", "cancelled").replace("M-0001", "M-9")))
                .isEqualTo(new NoActiveCoverage());
        assertThat(check(BY_ID, COVERAGE.replace("'payor'", "'period':{'end':'2025-06-15'},'payor'")))
                .isEqualTo(new NoActiveCoverage());
        assertThat(check(BY_ID, COVERAGE.replace("'payor'", "'period':{'start':'2025-06'},'payor'")))
                .isInstanceOf(Insured.class);
    }

    @Test
    @DisplayName("resp-45: a number that is none, or more than one, of the member's coverages")
    void resp_45_a_coverage_that_cannot_be_told_is_not_found() {
        assertThat(check(BY_ID, COVERAGE.replace("M-0001", "M-9"))).isEqualTo(new CoverageNotFound());
        String omar = BY_ID.replace("M-0001", "M-0003");
        assertThat(check(omar, COVERAGE.replace("M-0001", "M-0003-1"))).isEqualTo(new CoverageNotFound());
        assertThat(check(
                        omar,
                        COVERAGE.replace("M-0001", "M-0003-1")
                                .replace(
                                        "'payor'",
                                        "'class':[{'type':{'coding':[{'code':'plan'}]},'value':'BASIC'}],'payor'")))
                .isInstanceOf(Insured.class);
        assertThat(check(omar, COVERAGE.replace("M-0001", "M-0003"))).isEqualTo(new NoActiveCoverage());
    }

    @Test
    void the_plans_record_ends_a_coverage_that_the_request_calls_active() {
        BundleView view = view(BY_ID, COVERAGE);
        assertThat(members.check(ClaimedReader.read(
                        view,
                        view.find("Patient/p").orElseThrow(),
                        view.find("Coverage/c").orElseThrow(),
                        LocalDate.of(2027, 1, 1))))
                .isEqualTo(new NoActiveCoverage());
    }

    @Test
    @DisplayName("hook-13: a payer that is none of this plan")
    void hook_13_an_unknown_payer_is_told_first() {
        assertThat(check(BY_ID.replace("M-0001", "M-9"), COVERAGE.replace("P-1", "P-2")))
                .isEqualTo(new UnknownPayer(true));
        String unnamed =
                COVERAGE.replace("'identifier':{'system':'https://plan.test/payer','value':'P-1'}", "'display':'x'");
        assertThat(check(BY_ID, unnamed)).isEqualTo(new UnknownPayer(false));
        assertThat(members.checkUnderAnyPayer(claimed(BY_ID, unnamed))).isInstanceOf(Insured.class);
    }

    @Test
    void elements_that_cannot_be_read_count_as_absent() {
        assertThat(check(
                        BY_NAME.replace("'name':[{'family':'sample'}]", "'name':7"),
                        COVERAGE.replace("'payor'", "'class':'x','payor'")))
                .isInstanceOf(Insured.class);
        assertThat(check("{'resourceType':'Patient','id':'p','identifier':'x'}", COVERAGE))
                .isEqualTo(new NoMemberFound());
    }

    @Test
    void an_empty_directory_says_so() {
        try (HikariDataSource empty = engine.migrated(folder.resolve("empty"))) {
            var none = new Members(new MemberStore(new Database(empty)));
            assertThat(none.isEmpty()).isTrue();
            assertThat(none.check(claimed(BY_ID, COVERAGE))).isEqualTo(new DirectoryEmpty());
        }
    }

    @Test
    void what_is_taken_again_replaces_what_was_there() {
        store.keep(List.of(new PlanRecord.Coverage(
                "cov-nora", "nora", "plan", "cancelled", new Span(null, null), List.of("M-0001"), List.of())));

        assertThat(check(BY_ID, COVERAGE)).isEqualTo(new NoActiveCoverage());
        assertThat(store.coverages("nora")).hasSize(1);
    }

    private Membership check(String patient, String coverage) {
        return members.check(claimed(patient, coverage));
    }

    private static Claimed claimed(String patient, String coverage) {
        BundleView view = view(patient, coverage);
        return ClaimedReader.read(
                view,
                view.find("Patient/p").orElseThrow(),
                view.find("Coverage/c").orElseThrow(),
                DAY);
    }

    private static BundleView view(String patient, String coverage) {
        JsonMapper json = JsonMapper.shared();
        return BundleView.ofResources(
                List.of(json.readTree(patient.replace('\'', '"')), json.readTree(coverage.replace('\'', '"'))));
    }
}
