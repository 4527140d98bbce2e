package dev.priori;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What no endpoint takes, sent to each of them: one outcome, nothing of the body in it, and nothing kept. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:bad-input")
class BadInputIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MARKER = "Zzyzxmarker";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private final HttpClient http = HttpClient.newHttpClient();

    enum Endpoint {
        ASSESS("/api/policies/lumakras/assess", "submit-met"),
        ORDER_SIGN("/cds-services/order-sign-crd", "order-sign-met"),
        SUBMIT_2_0("/fhir/pas/2.0/Claim/$submit", "submit-met"),
        SUBMIT_2_2("/fhir/pas/2.2/Claim/$submit", "submit-met"),
        INQUIRE_2_0("/fhir/pas/2.0/Claim/$inquire", "inquire-met"),
        INQUIRE_2_2("/fhir/pas/2.2/Claim/$inquire", "inquire-met");

        private final String path;
        private final String file;

        Endpoint(String path, String file) {
            this.path = path;
            this.file = file;
        }

        String body() {
            try {
                String body = Files.readString(Path.of("fhir-resources/server/tour", file + ".json"));
                return name().startsWith("INQUIRE") ? body.replace("M-0001", "M-NOTHING-KEPT") : body;
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    static Stream<Arguments> refused() {
        return Arrays.stream(Endpoint.values())
                .flatMap(endpoint -> bodies(endpoint).entrySet().stream()
                        .map(body -> Arguments.of(endpoint, body.getKey(), body.getValue())));
    }

    private static Map<String, byte[]> bodies(Endpoint endpoint) {
        String good = endpoint.body();
        String first = "{\"" + MARKER + "\":";
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("nothing", new byte[0]);
        bodies.put("no JSON", ("<Bundle id='" + MARKER + "'/>").getBytes(UTF_8));
        bodies.put("half of it", good.substring(0, good.length() / 2).getBytes(UTF_8));
        bodies.put("more after its end", (good + MARKER).getBytes(UTF_8));
        bodies.put("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '1', '}'});
        bodies.put("a null", "null".getBytes(UTF_8));
        bodies.put("an array", ("[" + good + "]").getBytes(UTF_8));
        bodies.put("a text", ("\"" + MARKER + "\"").getBytes(UTF_8));
        bodies.put("arrays too deep", (first + "[".repeat(5000) + "]".repeat(5000) + "}").getBytes(UTF_8));
        bodies.put("objects too deep", (first.repeat(50_000) + "1" + "}".repeat(50_000)).getBytes(UTF_8));
        bodies.put(
                "a huge exponent",
                good.replaceFirst("\\{", "{\"extra\":1e999999999,").getBytes(UTF_8));
        bodies.put(
                "a tiny exponent",
                good.replaceFirst("\\{", "{\"extra\":1e-999999999,").getBytes(UTF_8));
        bodies.put(
                "too many digits",
                good.replaceFirst("\\{", "{\"extra\":" + "9".repeat(5000) + ",").getBytes(UTF_8));
        bodies.put(
                "a key twice",
                good.replaceFirst("\\{", "{\"extra\":1,\"extra\":2,").getBytes(UTF_8));
        return bodies;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void a_body_that_cannot_be_read_is_400(Endpoint endpoint, String what, byte[] body) throws Exception {
        List<Integer> before = kept();
        assertOutcome(post(endpoint, body, "application/json"), 400);
        assertThat(kept()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void over_ten_megabytes_is_413(Endpoint endpoint) throws Exception {
        assertOutcome(post(endpoint, new byte[10 * 1024 * 1024 + 1], "application/json"), 413);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_json_by_its_type_is_415(Endpoint endpoint) throws Exception {
        byte[] body = endpoint.body().getBytes(UTF_8);
        List<Integer> before = kept();
        for (String type : List.of(
                "text/plain",
                "application/fhir+xml",
                "application/json;charset=ISO-8859-1",
                "text/" + MARKER,
                "json")) {
            assertOutcome(post(endpoint, body, type), 415);
        }
        HttpRequest typeless = HttpRequest.newBuilder(uri(endpoint.path))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        assertOutcome(http.send(typeless, BodyHandlers.ofString()), 415);
        assertThat(kept()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void another_method_is_405(Endpoint endpoint) throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            HttpRequest request = HttpRequest.newBuilder(uri(endpoint.path))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(endpoint.body()))
                    .build();
            assertOutcome(http.send(request, BodyHandlers.ofString()), 405);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_is_too_long_is_refused_by_the_connector(Endpoint endpoint) throws Exception {
        String target = endpoint.path + "?" + MARKER + "=" + "x".repeat(40_000);
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain(MARKER, "Exception", "<html")
                    .doesNotContainIgnoringCase("tomcat");
        }
    }

    /** The other two PAS endpoints read with the same code; the assess interface has a test of its own. */
    @ParameterizedTest
    @EnumSource(names = {"ORDER_SIGN", "SUBMIT_2_2", "INQUIRE_2_2"})
    void a_null_or_another_type_in_any_place_is_never_a_failure_of_ours(Endpoint endpoint) throws Exception {
        ObjectNode whole = (ObjectNode) JSON.readTree(endpoint.body());
        for (String pointer : places(whole)) {
            String other = whole.at(pointer).isContainer() ? "\"" + MARKER + "\"" : "{\"extra\":[null]}";
            for (String value : List.of("null", other)) {
                HttpResponse<String> answer = post(endpoint, changed(whole, pointer, value), "application/json");
                assertThat(answer.statusCode())
                        .as(pointer + " " + value + " " + answer.body())
                        .isIn(200, 400, 404, 412, 422);
                if (answer.statusCode() != 200) {
                    assertOutcome(answer, answer.statusCode());
                }
            }
        }
    }

    @Test
    void dangling_references_and_resources_of_two_patients_are_told_or_left_out_at_order_sign() throws Exception {
        ObjectNode hook = (ObjectNode) JSON.readTree(Endpoint.ORDER_SIGN.body());
        ObjectNode order = (ObjectNode) hook.at("/context/draftOrders/entry/0/resource");
        order.putArray("reasonReference").addObject().put("reference", "Condition/" + MARKER);
        order.putArray("supportingInformation").addObject().put("reference", "Observation/" + MARKER);
        ArrayNode observations = (ArrayNode) hook.at("/prefetch/observations/entry");
        ObjectNode foreign = ((ObjectNode) observations.get(0).get("resource")).deepCopy();
        foreign.put("id", "foreign").putObject("subject").put("reference", "Patient/another");
        observations.addObject().set("resource", foreign);

        HttpResponse<String> answer = post(Endpoint.ORDER_SIGN, bytes(hook), "application/json");

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 422);
        assertThat(answer.body()).doesNotContain("Observation/foreign");
    }

    private static List<String> places(JsonNode node) {
        return places("", node).toList();
    }

    /** Every object, array and value below this one: of alike neighbours in an array only the first. */
    private static Stream<String> places(String pointer, JsonNode node) {
        Stream<String> below =
                switch (node) {
                    case ObjectNode object ->
                        object.properties().stream()
                                .flatMap(property -> places(pointer + "/" + property.getKey(), property.getValue()));
                    case ArrayNode array -> array.isEmpty() ? Stream.of() : places(pointer + "/0", array.get(0));
                    default -> Stream.of();
                };
        return Stream.concat(pointer.isEmpty() ? Stream.of() : Stream.of(pointer), below);
    }

    private static byte[] changed(ObjectNode whole, String pointer, String value) {
        ObjectNode copy = whole.deepCopy();
        int end = pointer.lastIndexOf('/');
        String name = pointer.substring(end + 1);
        switch (copy.at(pointer.substring(0, end))) {
            case ObjectNode object -> object.set(name, JSON.readTree(value));
            case ArrayNode array -> array.set(Integer.parseInt(name), JSON.readTree(value));
            default -> throw new IllegalStateException(pointer);
        }
        return bytes(copy);
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }

    private static void assertOutcome(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        JsonNode outcome = JSON.readTree(answer.body());
        assertThat(outcome.path("resourceType").asString("")).isEqualTo("OperationOutcome");
        assertThat(outcome.path("issue")).isNotEmpty();
        assertThat(answer.body()).doesNotContain(MARKER, "Exception", "\\tat ");
    }

    /** Rows of what a call may leave behind. */
    private List<Integer> kept() {
        return Stream.of("authorization_case", "case_version", "exchange_part", "replay", "assertion")
                .map(table -> database.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private HttpResponse<String> post(Endpoint endpoint, byte[] body, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(endpoint.path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
