package dev.priori.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.priori.Priori;
import dev.priori.conformance.Conformance;
import dev.priori.conformance.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every kind of answer conforms to its line: resources to their profiles, in 2.2 whole answers, cards and actions to the
 * logical models, refusals to the base specification.
 */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "priori.data=target/hook-conformance-it",
            "priori.crd.ehr-deadline=0",
            "priori.crd.app-name=Plan costs",
            "priori.crd.app-launch=https://plan.invalid/launch"
        })
class HookConformanceIT {

    private static final String CRD = "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/";
    private static final Map<String, String> NAMES_2_2 =
            Map.of("Appointment", "appointment-no-order", "Task", "taskquestionnaire");
    private static final Map<String, String> NAMES_2_0 = Map.of("Task", "taskquestionnaire");
    private static final String UNKNOWN_CODE =
            "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'999999999'}],'text':'An"
                    + " unknown drug'}";

    private static @Nullable Conformance conformance;

    private final HookServer server;

    HookConformanceIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    @BeforeAll
    static void start() {
        conformance = Conformance.start().orElse(null);
    }

    @AfterAll
    static void stop() {
        if (conformance != null) {
            conformance.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.2"})
    void resp_47_resources_of_actions_and_cards_conform_to_their_profiles(String line) throws Exception {
        Conformance validator = validator();
        var findings = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, HookBody> body : bodies(line).entrySet()) {
            HookAnswerRead answer = server.ask(body.getValue());
            assertThat(answer.status()).as(body.getKey() + answer.body()).isEqualTo(200);
            resources(answer.json()).forEach(resource -> {
                String type = resource.path("resourceType").stringValue();
                findings.put(body.getKey() + " " + type, validator.errors(guide(line), profile(line, type), resource));
            });
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    @Test
    void resp_13_answers_of_2_2_conform_to_their_logical_models() throws Exception {
        Conformance validator = validator();
        var findings = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, HookBody> body : bodies("2.2").entrySet()) {
            JsonNode answer = server.ask(body.getValue()).json();
            findings.put(body.getKey(), withId(validator.errors(Guide.CRD_2_2, CRD + "CRDHooksResponseBase", answer)));
            for (JsonNode card : answer.path("cards").values()) {
                String model = model(card);
                findings.put(
                        body.getKey() + " " + card.path("summary").stringValue(),
                        withId(validator.errors(Guide.CRD_2_2, CRD + "CRDHooksResponse-" + model, alone(card))));
            }
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    @Test
    void a_refusal_is_a_valid_operation_outcome() throws Exception {
        Conformance validator = validator();
        HookBody body = HookBody.tour("met");
        body.root().remove("context");
        JsonNode outcome = server.ask(body).json();
        assertThat(outcome.path("resourceType").stringValue()).isEqualTo("OperationOutcome");
        assertThat(validator.errors(Guide.CRD_2_0, null, outcome)).isEmpty();
    }

    private static Conformance validator() {
        assumeTrue(conformance != null, "no FHIR packages");
        return Objects.requireNonNull(conformance);
    }

    /** A resource that is yet to be created has no id; the models ask for one all the same. */
    private static List<String> withId(List<String> errors) {
        return errors.stream()
                .filter(error -> !error.contains("requires an id"))
                .toList();
    }

    /** The models are about an answer, each about one kind of card in it. */
    private static JsonNode alone(JsonNode card) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("cards").add(card);
        return answer;
    }

    private static String model(JsonNode card) {
        if (card.has("links")) {
            return card.at("/links/0/type").stringValue().equals("smart") ? "launchSMART" : "externalReference";
        }
        return switch (card.at("/suggestions/0/actions/0/resource/resourceType").asString("")) {
            case "Coverage" -> "adjustCoverage";
            case "ServiceRequest" -> "additionalOrders";
            default -> card.has("suggestions") ? "alternateRequest" : "instructions";
        };
    }

    private static Stream<JsonNode> resources(JsonNode answer) {
        Stream<JsonNode> ofActions =
                answer.path("systemActions").values().stream().map(action -> action.path("resource"));
        Stream<JsonNode> ofCards = answer.path("cards").values().stream()
                .flatMap(card -> card.path("suggestions").values().stream())
                .flatMap(suggestion -> suggestion.path("actions").values().stream())
                .map(action -> action.path("resource"))
                .filter(JsonNode::isObject);
        return Stream.concat(ofActions, ofCards);
    }

    private static String profile(String line, String type) {
        Map<String, String> names = line.equals("2.0") ? NAMES_2_0 : NAMES_2_2;
        return CRD + "profile-" + names.getOrDefault(type, type.toLowerCase(Locale.ROOT));
    }

    private static Guide guide(String line) {
        return line.equals("2.0") ? Guide.CRD_2_0 : Guide.CRD_2_2;
    }

    /** What the suites send, and further outcomes of order-sign. */
    private static Map<String, HookBody> bodies(String line) throws IOException {
        var bodies = new LinkedHashMap<String, HookBody>();
        try (Stream<Path> files = Files.list(Path.of("docker/inferno/crd/bodies-" + line))) {
            for (Path file : files.sorted().toList()) {
                List<HookBody> inFile = HookBody.all(file);
                for (int i = 0; i < inFile.size(); i++) {
                    bodies.put(file.getFileName() + " " + i, inFile.get(i));
                }
            }
        }
        bodies.put("text only", HookBody.tour("met").withProduct("{'text':'Lumakras 240 mg'}"));
        bodies.put("not governed", HookBody.tour("met").withProduct(UNKNOWN_CODE));
        HookBody ended = HookBody.tour("met");
        ended.coverage().putObject("period").put("start", "2023-01-01").put("end", "2024-12-31");
        bodies.put("coverage ended", ended);
        bodies.put("two orders", HookBody.test("two-orders"));
        bodies.values().forEach(body -> {
            if (line.equals("2.2")) {
                body.inLine(line);
            }
        });
        return bodies;
    }
}
