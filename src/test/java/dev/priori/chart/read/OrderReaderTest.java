package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Order;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.ProblemException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 9, 1);
    private static final String SERVICE = "'extension':[{'url':"
            + "'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-requestedService',"
            + "'valueReference':{'reference':'MedicationRequest/order'}}]";

    private static String order(String elements) {
        return "{'resourceType':'MedicationRequest','id':'order','status':'draft',@S,'medicationCodeableConcept':"
                + "{'coding':[{'system':'rx','code':'1'}]}" + elements + "}";
    }

    private static Order read(String elements, @Nullable LocalDate asOf, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = order(elements);
        System.arraycopy(others, 0, all, 1, others.length);
        BundleView bundle = Sample.bundle(all);
        return new OrderReader(bundle)
                .read(bundle.find("MedicationRequest/order").orElseThrow(), null, asOf, TODAY);
    }

    private static String claim(String elements, String item) {
        return "{'resourceType':'Claim','id':'k','status':'active','use':'preauthorization',"
                + "'patient':{'reference':'Patient/1'}" + elements
                + ",'item':[{'sequence':1,'productOrService':{'coding':"
                + "[{'system':'http://hl7.org/fhir/sid/ndc','code':'55513-512-60'}]}" + item + "},"
                + "{'sequence':2,'productOrService':{'coding':[{'code':'J2'}]},'servicedDate':'2025-07-01'}]}";
    }

    private static Order fromItem(String... resources) {
        BundleView bundle = Sample.bundle(resources);
        Entry claim = bundle.ofType("Claim").getFirst();
        return new OrderReader(bundle).fromClaimItem(ClaimItem.of(bundle, claim).getFirst(), TODAY);
    }

    @Test
    void the_date_is_the_one_given_else_authored_on_else_today() {
        assertThat(read(",'authoredOn':'2025-06-16'", LocalDate.of(2025, 1, 2)).asOf())
                .isEqualTo(LocalDate.of(2025, 1, 2));
        assertThat(read(",'authoredOn':'2025-06-16T23:59:00-05:00'", null).asOf())
                .isEqualTo(LocalDate.of(2025, 6, 16));
        assertThat(read("", null).asOf()).isEqualTo(TODAY);
        assertThat(read(",'authoredOn':'2025-06'", null).asOf()).isEqualTo(TODAY);
    }

    @Test
    void product_reasons_and_their_conditions_are_read() {
        Order order = read(
                ",'reasonCode':[{'text':'a'}],'reasonReference':[{'reference':'Condition/c'}]",
                null,
                "{'resourceType':'Condition','id':'c',@S,'code':{'text':'b'}}");

        assertThat(order.type()).isEqualTo("MedicationRequest");
        assertThat(order.product().codings()).extracting(Coding::code).containsExactly("1");
        assertThat(order.reasons()).extracting(reason -> reason.text()).containsExactly("a", "b");
        assertThat(order.reasonDiagnoses()).extracting(Diagnosis::reference).containsExactly("Condition/c");
        assertThat(order.therapy().underReview()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "'validityPeriod':{'start':'2025-07-01','end':'2026-06-30'};2025-07-01;2026-06-30;-",
                "'validityPeriod':{'start':'2025-07','end':'2026-06'};2025-07-01;2026-06-30;-",
                "'validityPeriod':{'start':'2025-07-01'};2025-07-01;-;-",
                "'numberOfRepeatsAllowed':11,'expectedSupplyDuration':{'value':30,'code':'d'};-;-;360",
                "'numberOfRepeatsAllowed':0,'expectedSupplyDuration':{'value':4,'code':'wk'};-;-;28",
                "'numberOfRepeatsAllowed':11,'expectedSupplyDuration':{'value':1,'unit':'month'};-;-;360",
                "'numberOfRepeatsAllowed':2147483647,'expectedSupplyDuration':{'value':30,'code':'d'};-;-;36500",
                "'expectedSupplyDuration':{'value':30,'code':'d'};-;-;-"
            })
    void the_period_asked_is_validity_else_repeats_times_supply(
            String dispense, @Nullable LocalDate start, @Nullable LocalDate end, @Nullable Integer days) {
        assertThat(read(",'dispenseRequest':{" + dispense + "}", null).period())
                .isEqualTo(new RequestedPeriod(start, end, days, false));
    }

    @Test
    void an_order_of_another_type_is_read_by_its_code() {
        BundleView bundle = Sample.bundle(
                "{'resourceType':'ServiceRequest','id':'s','status':'draft','intent':'order',@S,'code':{'text':'scan'}}",
                "{'resourceType':'DeviceRequest','id':'d',@S,'codeCodeableConcept':{'text':'pump'}}");
        var reader = new OrderReader(bundle);

        assertThat(reader.read(bundle.entries().get(0), null, null, TODAY)
                        .product()
                        .text())
                .isEqualTo("scan");
        assertThat(reader.read(bundle.entries().get(1), null, null, TODAY)
                        .product()
                        .text())
                .isEqualTo("pump");
    }

    @ParameterizedTest
    @ValueSource(strings = {",'authoredOn':'yesterday'", ",'reasonCode':'C34'", ",'reasonReference':[null]"})
    void a_faulty_order_is_a_problem_with_its_path(String element) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(element, null));

        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().issues().getFirst().expression()).startsWith("MedicationRequest.");
    }

    @Test
    void a_faulty_dose_leaves_the_dose_unknown() {
        assertThat(read(",'dosageInstruction':[7]", null).therapy().dosing()).isNull();
    }

    @Test
    void a_faulty_validity_leaves_no_period_asked_and_is_named() {
        String faulty = ",'dispenseRequest':{'validityPeriod':{'end':'soon'}}";

        assertThat(read(faulty, null).period()).isEqualTo(RequestedPeriod.NONE);
        assertThat(Sample.chart(order(faulty)).ignored())
                .containsExactly(new Chart.Ignored(
                        "MedicationRequest/order",
                        "MedicationRequest.dispenseRequest.validityPeriod.end is faulty: found no valid date"));
    }

    @Test
    void a_claim_item_adds_its_codes_and_period_to_the_order_it_requests() {
        Order order = fromItem(
                claim(
                        ",'created':'2025-06-20'",
                        "," + SERVICE + ",'servicedPeriod':{'start':'2025-07-01','end':'2026-06-30'}"),
                order(",'authoredOn':'2025-06-16'"));

        assertThat(order.reference()).isEqualTo("MedicationRequest/order");
        assertThat(order.product().codings()).extracting(Coding::code).containsExactly("1", "55513051260");
        assertThat(order.asOf()).isEqualTo(LocalDate.of(2025, 6, 16));
        assertThat(order.period())
                .isEqualTo(new RequestedPeriod(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30), null, false));
    }

    @Test
    void a_claim_item_alone_is_its_product_as_of_the_day_the_claim_was_made() {
        Order order = fromItem(claim(",'created':'2025-06-20T10:00:00Z'", ""));

        assertThat(order.reference()).isEqualTo("Claim/k#item-1");
        assertThat(order.type()).isEqualTo("Claim");
        assertThat(order.product().codings()).extracting(Coding::code).containsExactly("55513051260");
        assertThat(order.asOf()).isEqualTo(LocalDate.of(2025, 6, 20));
        assertThat(order.therapy().underReview()).isTrue();
    }

    @Test
    void a_planned_date_of_service_is_a_start_and_the_length_stays_that_of_the_order() {
        Order order = fromItem(
                claim(",'created':'2025-06-20'", "," + SERVICE + ",'servicedDate':'2025-07-01'"),
                order(",'dispenseRequest':{'numberOfRepeatsAllowed':11,'expectedSupplyDuration':"
                        + "{'value':30,'code':'d'}}"));

        assertThat(order.period()).isEqualTo(new RequestedPeriod(LocalDate.of(2025, 7, 1), null, 360, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'servicedDate':'2025-06-01';2025-06-01;2025-06-01",
                "'servicedPeriod':{'start':'2025-05-01','end':'2025-06-01'};2025-05-01;2025-06-01"
            })
    void a_service_already_given_is_judged_as_of_its_date_by_d_113(String serviced, LocalDate start, LocalDate end) {
        Order order = fromItem(
                claim(",'created':'2025-06-20'", "," + SERVICE + "," + serviced), order(",'authoredOn':'2025-06-16'"));

        assertThat(order.asOf()).isEqualTo(start);
        assertThat(order.period()).isEqualTo(new RequestedPeriod(start, end, null, true));
    }

    @Test
    void diagnoses_and_other_items_of_the_claim_under_review_are_facts() {
        BundleView bundle = Sample.bundle(
                Sample.PATIENT,
                claim(
                        ",'created':'2025-06-10','diagnosis':[{'sequence':1,'diagnosisCodeableConcept':"
                                + "{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'C189'}]}}]",
                        "," + SERVICE),
                order(""));
        Entry order = bundle.find("MedicationRequest/order").orElseThrow();
        ClaimItem item = ClaimItem.underReview(bundle, order).orElseThrow();

        Chart chart = new ChartReader()
                .read(new ChartSource(
                        bundle, "Patient/1", Sample.AS_OF, Channel.PAS, Set.of(), order.reference(), null, item));

        assertThat(chart.diagnoses()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.claimed()).isTrue();
            assertThat(diagnosis.active()).isTrue();
            assertThat(diagnosis.code().codings())
                    .containsExactly(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "C18.9", null));
        });
        assertThat(chart.therapies())
                .extracting(Therapy::reference)
                .containsExactly("MedicationRequest/order", "Claim/k#item-2");
        assertThat(chart.therapies().getLast().kind()).isEqualTo("claim-item");
    }

    @Test
    void a_claim_already_answered_is_not_under_review_by_d_116() {
        String response = "{'resourceType':'ClaimResponse','id':'r','status':'active','outcome':'complete',"
                + "'request':{'reference':'Claim/k'}}";

        for (String[] answered :
                new String[][] {{response, "false"}, {response.replace("complete", "queued"), "true"}}) {
            BundleView bundle = Sample.bundle(claim("", "," + SERVICE), order(""), answered[0]);
            Entry order = bundle.find("MedicationRequest/order").orElseThrow();

            assertThat(ClaimItem.underReview(bundle, order).isPresent()).isEqualTo(Boolean.parseBoolean(answered[1]));
        }
    }
}
