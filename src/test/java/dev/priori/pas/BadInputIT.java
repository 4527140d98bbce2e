package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BadInputIT {

    private static final PasVersion VERSION = PasVersion.V2_2;
    private static final String CLAIM = "Bundle.entry[0].resource";

    @TempDir
    static Path folder;

    private static PasHarness server;

    @BeforeAll
    static void start() {
        server = new PasHarness(folder, Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.concat(shapes(), contents());
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                refused("no JSON", "<Bundle/>"),
                refused("cut off", "{\"resourceType\":\"Bundle\",\"entry\":["),
                refused("no Bundle", "{\"resourceType\":\"Patient\"}"),
                refused("an array", "[1,2]"),
                refused("a huge number", "{\"resourceType\":\"Bundle\",\"total\":1e999999999}"),
                refused("a depth bomb", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
                refused(
                        "no entries",
                        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}",
                        "Bundle.entry"),
                refused("no Claim", changed(body -> body.entries().remove(0)), CLAIM),
                refused("another bundle type", changed(body -> body.bundle().put("type", "batch")), "Bundle.type"),
                refused(
                        "an entry without fullUrl",
                        changed(body -> ((ObjectNode) body.entries().get(2)).remove("fullUrl")),
                        "Bundle.entry[2].fullUrl"));
    }

    private static Stream<Arguments> contents() {
        return Stream.of(
                refused("another use", changed(body -> body.claim().put("use", "claim")), CLAIM + ".use"),
                refused("no insurance", changed(body -> body.claim().remove("insurance")), CLAIM + ".insurance"),
                refused("no items", changed(body -> body.claim().remove("item")), CLAIM + ".item"),
                refused("no sequence", changed(body -> body.item().remove("sequence")), CLAIM + ".item[0].sequence"),
                refused("null as Claim.type", changed(body -> body.claim().putNull("type")), CLAIM + ".type"),
                refused("no date", changed(body -> body.claim().put("created", "yesterday")), CLAIM + ".created"),
                refused(
                        "an unknown modifier",
                        changed(body -> ((ArrayNode) body.item().withArray("modifierExtension"))
                                .addObject()
                                .put("url", "https://priori.dev/unknown")
                                .put("valueBoolean", true)),
                        CLAIM + ".item[0].modifierExtension"),
                refused(
                        "another patient's coverage and order",
                        changed(body -> {
                            ObjectNode other = body.entries().addObject();
                            other.put("fullUrl", "https://ehr.priori.dev/fhir/Patient/other");
                            other.putObject("resource")
                                    .put("resourceType", "Patient")
                                    .put("id", "other");
                            body.resource("Coverage").putObject("beneficiary").put("reference", "Patient/other");
                        }),
                        "Bundle.entry[2].resource.beneficiary",
                        "Bundle.entry[" + PasBody.tour("submit-met").entries().size() + "].resource"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void is_refused_with_one_outcome_that_names_the_elements(String what, String body, String[] expressions) {
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        assertThat(answer.expressions()).containsAll(List.of(expressions));
        assertThat(answer.body()).doesNotContain("Nora");
    }

    @Test
    void dangling_references_are_listed_all_at_once() {
        String body = changed(request -> {
            for (String element : new String[] {"patient", "insurer", "provider"}) {
                request.claim().putObject(element).put("reference", "Nowhere/" + element);
            }
            ((ObjectNode) request.claim().path("insurance").path(0))
                    .putObject("coverage")
                    .put("reference", "Coverage/x");
            ((ObjectNode) request.item().path("extension").path(3))
                    .putObject("valueReference")
                    .put("reference", "MedicationRequest/x");
        });
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.expressions())
                .containsExactlyInAnyOrder(
                        CLAIM + ".patient",
                        CLAIM + ".insurer",
                        CLAIM + ".provider",
                        CLAIM + ".insurance[0].coverage",
                        CLAIM + ".item[0].extension[3].valueReference");
    }

    static Stream<Arguments> tolerated() {
        return Stream.of(
                Arguments.of("an unknown drug code", drug("http://www.nlm.nih.gov/research/umls/rxnorm", "0000")),
                Arguments.of("an unknown code system", drug("https://priori.dev/unknown", "2687207")),
                Arguments.of("a drug as text", changed(body -> {
                    body.resource("MedicationRequest")
                            .putObject("medicationCodeableConcept")
                            .put("text", "Lumakras 240 mg");
                    body.item().putObject("productOrService").put("text", "a tablet");
                })),
                Arguments.of(
                        "a birth date as year",
                        changed(body -> body.resource("Patient").put("birthDate", "2007"))),
                Arguments.of("a quantity without unit", changed(body -> {
                    ObjectNode order = body.resource("MedicationRequest");
                    order.remove("dosageInstruction");
                    order.putObject("dispenseRequest").putObject("quantity").put("value", 120);
                })),
                Arguments.of("a coverage that says nothing", changed(body -> {
                    body.resource("Patient").put("birthDate", "2007");
                    body.resource("Coverage").remove("period");
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void pends(String what, String body) {
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A4");
    }

    @Test
    void an_order_for_the_future_is_decided_as_of_its_day() {
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", changed(body -> {
            body.resource("MedicationRequest").put("authoredOn", "2199-01-01");
            body.item().remove("servicedPeriod");
        }));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(code(answer.item(1))).isNotEqualTo("A3");
    }

    @Test
    void a_malformed_date_in_an_observation_costs_only_that_observation() {
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", changed(body -> {
            ObjectNode entry = body.entries().addObject();
            entry.put("fullUrl", "https://ehr.priori.dev/fhir/Observation/odd");
            ObjectNode odd = body.resource("Observation").deepCopy();
            odd.put("id", "odd").put("effectiveDateTime", "31.12.2024");
            odd.putObject("code")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://loinc.org")
                    .put("code", "718-7");
            entry.set("resource", odd);
        }));
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A1");
    }

    @Test
    void with_one_coverage_in_force_of_two_the_request_is_approved() {
        PasAnswer answer = server.post(VERSION, "/Claim/$submit", changed(body -> {
            ObjectNode old = body.resource("Coverage").deepCopy();
            old.put("id", "old").putObject("period").put("end", "2024-12-31");
            ObjectNode entry = body.entries().addObject();
            entry.put("fullUrl", "https://ehr.priori.dev/fhir/Coverage/old").set("resource", old);
            ObjectNode second = ((ArrayNode) body.claim().get("insurance")).addObject();
            second.put("sequence", 2).put("focal", false).putObject("coverage").put("reference", "Coverage/old");
        }));
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A1");
    }

    @Test
    void a_body_over_the_limit_is_413_and_a_thousand_entries_are_fine() {
        PasAnswer tooLong = server.post(
                VERSION, "/Claim/$submit", changed(body -> body.claim().put("note", "x".repeat(2 << 20))));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        PasAnswer thousand = server.post(VERSION, "/Claim/$submit", changed(body -> {
            for (int i = 0; i < 1000; i++) {
                ObjectNode entry = body.entries().addObject();
                entry.put("fullUrl", "https://ehr.priori.dev/fhir/Observation/many-" + i);
                ObjectNode one = entry.putObject("resource")
                        .put("resourceType", "Observation")
                        .put("id", "many-" + i);
                one.put("status", "final").putObject("subject").put("reference", "Patient/nsclc-met");
            }
        }));
        assertThat(code(thousand.item(1))).isEqualTo("A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Claim/$elsewhere", "/Claim", "/ClaimResponse/1", "/", "/Claim/$submit/x"})
    void an_unknown_path_is_404(String path) {
        PasAnswer answer = server.post(VERSION, path, "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
    }

    @Test
    void another_method_is_405_another_content_type_415_and_another_answer_406() {
        assertThat(server.get(VERSION, "/Claim/$submit").status()).isEqualTo(405);
        assertThat(server.send(to("/Claim/$submit")
                                .header("Content-Type", "application/fhir+xml")
                                .build())
                        .status())
                .isEqualTo(415);
        PasAnswer unacceptable = server.send(to("/Claim/$inquire")
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+xml")
                .build());
        assertThat(unacceptable.status()).isEqualTo(406);
        assertThat(unacceptable.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
    }

    @Test
    void nothing_is_kept_of_what_was_refused() {
        server.post(VERSION, "/Claim/$submit", changed(body -> {
            ((ObjectNode) body.resource("Patient").path("identifier").path(0)).put("value", "M-REFUSED");
            body.claim().remove("item");
        }));
        PasBody asking = PasBody.tour("inquire-met").with(body -> {
            ((ObjectNode) body.resource("Patient").path("identifier").path(0)).put("value", "M-REFUSED");
            body.resource("Coverage").remove("identifier");
        });
        assertThat(server.inquire(VERSION, asking).returned()).isEmpty();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.base(VERSION) + path)).POST(BodyPublishers.ofString("{}"));
    }

    private static Arguments refused(String what, String body, String... expressions) {
        return Arguments.of(what, body, expressions);
    }

    private static String changed(Consumer<PasBody> change) {
        return PasBody.tour("submit-met").with(change).text();
    }

    private static String drug(String system, String code) {
        return changed(body -> {
            for (ObjectNode concept : new ObjectNode[] {
                body.resource("MedicationRequest").putObject("medicationCodeableConcept"),
                body.item().putObject("productOrService")
            }) {
                concept.putArray("coding").addObject().put("system", system).put("code", code);
            }
        });
    }
}
