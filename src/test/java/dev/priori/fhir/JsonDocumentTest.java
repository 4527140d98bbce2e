package dev.priori.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonDocumentTest {

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static JsonDocument parse(String json) {
        return JsonDocument.parse(bytes(json), Limits.DEFAULT);
    }

    private static Problem refused(String json) {
        return refused(bytes(json));
    }

    private static Problem refused(byte[] body) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> JsonDocument.parse(body, Limits.DEFAULT));
        assertThat(refused).as("refusal").isNotNull();
        return refused.problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "[]",
                "'x'",
                "{",
                "{'a':}",
                "{'a' 1}",
                "{'a':1}{'b':2}",
                "{'a':tru}",
                "nonsense",
                "{'a':[1,2}",
                "{'a':'\u0001'}",
                "{'a':01}",
                "{'a':NaN}",
                "{'a':'unfinished"
            })
    void what_is_no_json_object_is_refused(String body) {
        Problem problem = refused(body);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.issues()).hasSize(1);
    }

    @Test
    void invalid_utf_8_is_refused() {
        byte[] body = bytes("{'a':'xx'}");
        body[6] = (byte) 0xC3;
        body[7] = (byte) 0x28;

        assertThat(refused(body).status()).isEqualTo(400);
    }

    @Test
    void a_refusal_names_line_and_column_and_nothing_of_the_content() {
        Problem problem = refused("{\n 'family': 'Zzmarker',\n 'x': oops}");

        assertThat(problem.issues().getFirst().text()).contains("line 3").doesNotContain("Zzmarker", "oops");
    }

    @Test
    void a_body_over_the_limit_is_too_long() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> JsonDocument.parse(bytes("{'a':1}"), Limits.DEFAULT.withBytes(6)));

        assertThat(refused.problem().status()).isEqualTo(413);
        assertThat(refused.problem().issues().getFirst().text()).contains("7 bytes", "at most 6 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 500, 5_000, 1_000_000})
    void nesting_is_bounded_and_the_limit_is_named(int depth) {
        Problem arrays = refused("{'a':" + "[".repeat(depth));
        Problem objects = refused("{'a':".repeat(depth));
        Problem narrative = refused("{'resourceType':'X','text':" + "{'a':".repeat(depth));

        assertThat(arrays.issues().getFirst().text()).contains("200 levels");
        assertThat(objects.issues().getFirst().text()).contains("200 levels");
        assertThat(narrative.status()).isEqualTo(400);
    }

    @Test
    void two_hundred_levels_are_read() {
        JsonDocument read = parse("{'a':".repeat(199) + "{}" + "}".repeat(199));

        assertThat(read.root().has("a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1E+1001",
                "1e99999999999999999999",
                "-5.0e2000000000",
                "1.5e-1001"
            })
    void a_number_with_a_huge_exponent_is_refused_with_its_path(String number) {
        Problem problem = refused("{'entry':[{'a':1},{'resource':{'value':" + number + "}}]}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.issues().getFirst().expression()).isEqualTo("entry[1].resource.value");
    }

    @Test
    void a_number_with_too_many_digits_is_refused() {
        assertThat(refused("{'a':" + "9".repeat(1001) + "}").issues().getFirst().expression())
                .isEqualTo("a");
        assertThat(refused("{'a':1." + "9".repeat(500_000) + "}").status()).isEqualTo(400);
    }

    @Test
    void numbers_keep_every_digit() {
        JsonNode root = parse("{'a':1.10,'b':12345678901234567890,'c':4,'d':1e3,'e':0.1}")
                .root();

        assertThat(root.get("a").decimalValue()).isEqualTo(new BigDecimal("1.10"));
        assertThat(root.get("b").decimalValue()).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(root.get("c").decimalValue()).isEqualTo(new BigDecimal("4"));
        assertThat(root.get("d").decimalValue()).isEqualByComparingTo("1000");
        assertThat(root.get("e").decimalValue()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void a_key_that_stands_twice_is_refused_with_its_path() {
        Problem problem = refused("{'entry':[{'resource':{'id':'1','id':'2'}}]}");

        assertThat(problem.issues().getFirst().expression()).isEqualTo("entry[0].resource.id");
    }

    @Test
    void narratives_are_left_out_and_other_texts_are_kept() {
        JsonNode root = parse("{'resourceType':'Bundle','entry':[{'resource':{'text':{'status':'generated','div':'x'},"
                        + "'resourceType':'Condition','code':{'text':'kept'},'note':[{'text':'kept'}],"
                        + "'contained':[{'resourceType':'Device','text':{'div':'y'}}]}}]}")
                .root();

        JsonNode condition = root.at("/entry/0/resource");
        assertThat(condition.has("text")).isFalse();
        assertThat(condition.at("/contained/0").has("text")).isFalse();
        assertThat(condition.at("/code/text").stringValue()).isEqualTo("kept");
        assertThat(condition.at("/note/0/text").stringValue()).isEqualTo("kept");
    }

    @Test
    void each_resource_is_found_again_in_the_bytes_as_they_were_sent() {
        String first = "{ \"resourceType\" : \"Patient\", \"text\":{\"div\":\"äöü\"}, \"id\":\"1\" }";
        String second = "{\"id\":\"2\",\"resourceType\":\"Device\"}";
        String body = "\n{\"resourceType\":\"Bundle\",\"x\":\"ß€\",\"entry\":[{\"resource\": " + first
                + "} ,{\"resource\":" + second + "}]} ";

        JsonDocument read = JsonDocument.parse(body.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);

        assertThat(read.slice(read.root().at("/entry/0/resource"))).hasValue(first.getBytes(StandardCharsets.UTF_8));
        assertThat(read.slice(read.root().at("/entry/1/resource"))).hasValue(second.getBytes(StandardCharsets.UTF_8));
        assertThat(read.slice(read.root()).orElseThrow()).isEqualTo(body.strip().getBytes(StandardCharsets.UTF_8));
        assertThat(read.slice(read.root().at("/entry/0"))).isEmpty();
    }

    @Test
    void a_byte_order_mark_does_not_shift_the_slices() {
        byte[] json = "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[json.length + 3];
        body[0] = (byte) 0xEF;
        body[1] = (byte) 0xBB;
        body[2] = (byte) 0xBF;
        System.arraycopy(json, 0, body, 3, json.length);

        JsonDocument read = JsonDocument.parse(body, Limits.DEFAULT);

        assertThat(read.slice(read.root())).hasValue(json);
    }

    @Test
    void nulls_are_named_unless_they_are_paired() {
        JsonDocument read = parse("{'a':null,'given':['x',null],'_given':[null,{'id':'1'}],'b':[{'c':[null]}]}");

        assertThat(read.nulls()).extracting(Problem.Issue::expression).containsExactly("a", "b[0].c[0]");
    }
}
