package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.priori.chart.read.OrderSelection.Selected;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderSelectionTest {

    private static String order(String id, String status, String product) {
        return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'" + status + "',@S,"
                + "'medicationCodeableConcept':{'text':'" + product + "'}}";
    }

    private static Selected select(@Nullable String named, String... resources) {
        return new OrderSelection(Sample.bundle(resources), product -> "governed".equals(product.text())).select(named);
    }

    private static Problem refused(@Nullable String named, String... resources) {
        return catchThrowableOfType(ProblemException.class, () -> select(named, resources))
                .problem();
    }

    @Test
    void the_only_draft_is_the_order() {
        Selected selected =
                select(null, Sample.PATIENT, order("a", "active", "governed"), order("d", "draft", "something"));

        assertThat(selected.order().reference()).isEqualTo("MedicationRequest/d");
        assertThat(selected.patient().reference()).isEqualTo("Patient/1");
        assertThat(selected.claimItem()).isNull();
    }

    @Test
    void without_a_draft_the_only_active_order_of_a_governed_product_is_the_order() {
        Selected selected =
                select(null, Sample.PATIENT, order("a", "active", "governed"), order("b", "active", "something"));

        assertThat(selected.order().reference()).isEqualTo("MedicationRequest/a");
    }

    @Test
    void the_order_named_is_taken_whatever_else_there_is() {
        Selected selected =
                select("MedicationRequest/b", Sample.PATIENT, order("a", "draft", "x"), order("b", "completed", "y"));

        assertThat(selected.order().reference()).isEqualTo("MedicationRequest/b");
    }

    @Test
    void several_candidates_are_a_problem_that_names_them() {
        Problem drafts = refused(null, Sample.PATIENT, order("a", "draft", "x"), order("b", "draft", "y"));
        Problem active =
                refused(null, Sample.PATIENT, order("a", "active", "governed"), order("b", "active", "governed"));

        assertThat(drafts.status()).isEqualTo(422);
        assertThat(drafts.issues().getFirst().text()).contains("MedicationRequest/a, MedicationRequest/b");
        assertThat(active.issues().getFirst().text()).contains("MedicationRequest/a, MedicationRequest/b");
    }

    @Test
    void no_order_no_patient_and_an_order_that_is_not_there_are_problems() {
        assertThat(refused(null, Sample.PATIENT, order("a", "active", "x")).status())
                .isEqualTo(422);
        assertThat(refused("MedicationRequest/z", Sample.PATIENT, order("a", "draft", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(refused("Patient/1", Sample.PATIENT).status()).isEqualTo(422);
        assertThat(refused(null).issues()).hasSize(2);
    }

    @Test
    void two_patients_are_a_problem() {
        Problem problem =
                refused(null, Sample.PATIENT, "{'resourceType':'Patient','id':'2'}", order("a", "draft", "x"));

        assertThat(problem.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.text()).contains("Patient/1, Patient/2"));
    }

    @Test
    void every_reference_of_the_order_that_leads_nowhere_is_listed() {
        Problem problem = refused(
                null,
                Sample.PATIENT,
                "{'resourceType':'MedicationRequest','id':'a','status':'draft',@S,"
                        + "'medicationReference':{'reference':'Medication/m'},"
                        + "'reasonReference':[{'reference':'Condition/c'}]}");

        assertThat(problem.issues())
                .extracting(Problem.Issue::expression)
                .containsExactly(
                        "Bundle.entry[1].resource.medicationReference", "Bundle.entry[1].resource.reasonReference[0]");
    }

    @Test
    void an_order_of_another_patient_is_no_candidate() {
        Selected selected = select(
                null,
                Sample.PATIENT,
                order("a", "draft", "x").replace("@S", "'subject':{'reference':'Patient/9'}"),
                order("b", "draft", "x"));

        assertThat(selected.order().reference()).isEqualTo("MedicationRequest/b");
    }
}
