package dev.priori.crd.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderBytesTest {
    private static final String URL = OrderBytes.COVERAGE_INFORMATION;

    private final JsonMapper mapper = JsonMapper.shared();
    private final JsonNode added = mapper.readTree("{\"url\":\"" + URL + "\",\"new\":true}");
    private final String text = "{\"url\":\"" + URL + "\",\"new\":true}";

    @Test
    void resp_37_an_order_without_extensions_keeps_every_byte() {
        String order = "{\"resourceType\":\"MedicationRequest\", \"id\" : \"m\",\n"
                + "  \"dose\":1.50,\"e\":1e2,\"s\":\"a\\\"}\\\\\"}";

        assertThat(with(order))
                .isEqualTo("{\"resourceType\":\"MedicationRequest\", \"id\" : \"m\",\n  \"dose\":1.50,\"e\":1e2,"
                        + "\"s\":\"a\\\"}\\\\\",\"extension\":[" + text + "]}");
    }

    @Test
    void resp_37_white_space_stays_where_it_was() {
        assertThat(with("{\n  \"id\": \"m\"\n}\n")).isEqualTo("{\n  \"id\": \"m\",\"extension\":[" + text + "]\n}\n");
    }

    @Test
    void resp_37_extensions_of_others_stay_as_they_are() {
        String order = "{\"extension\" : [ {\"url\":\"http://other\",\"valueDecimal\":1.0} ,\n"
                + " {\"url\":\"b\"}\n"
                + " ],\"id\":\"m\"}";

        assertThat(with(order))
                .isEqualTo("{\"extension\" : [ {\"url\":\"http://other\",\"valueDecimal\":1.0},\n {\"url\":\"b\"},"
                        + text + "\n ],\"id\":\"m\"}");
    }

    @Test
    void only_the_extensions_of_the_order_itself_are_touched() {
        String order = "{\"code\":{\"extension\":[{\"url\":\"" + URL
                + "\"}]},\"contained\":[{\"extension\":[]}],\"id\":\"é\"}";

        assertThat(with(order)).isEqualTo(order.substring(0, order.length() - 1) + ",\"extension\":[" + text + "]}");
        assertThat(of(order).coverageInformation()).isEmpty();
    }

    @Test
    void an_empty_list_of_extensions_is_filled() {
        assertThat(with("{\"id\":\"m\",\"extension\":[ ]}")).isEqualTo("{\"id\":\"m\",\"extension\":[" + text + " ]}");
    }

    @Test
    void an_outdated_answer_is_replaced_and_one_about_another_coverage_stays() {
        String old = "{\"url\":\"" + URL + "\",\"id\":\"old\"}";
        String other = "{\"url\":\"" + URL + "\",\"id\":\"other\"}";
        OrderBytes order = of("{\"extension\":[" + old + ",{\"url\":\"x\"}," + other + "]}");
        JsonNode outdated = order.coverageInformation().getFirst();

        byte[] answer = order.with(List.of(added), List.of(outdated));

        assertThat(new String(answer, UTF_8)).isEqualTo("{\"extension\":[{\"url\":\"x\"}," + other + "," + text + "]}");
    }

    @Test
    void the_only_extension_can_be_replaced() {
        OrderBytes order = of("{\"extension\":[{\"url\":\"" + URL.replace("/", "\\/") + "\"}],\"id\":\"m\"}");

        byte[] answer = order.with(List.of(added), order.coverageInformation());

        assertThat(new String(answer, UTF_8)).isEqualTo("{\"extension\":[" + text + "],\"id\":\"m\"}");
    }

    @Test
    void an_extension_of_a_similar_name_is_no_coverage_information() {
        assertThat(of("{\"extension\":[{\"url\":\"http://x/ext-coverage-information\"}]}")
                        .coverageInformation())
                .isEmpty();
    }

    private String with(String order) {
        return new String(of(order).with(List.of(added), List.of()), UTF_8);
    }

    private OrderBytes of(String order) {
        return OrderBytes.of(order.getBytes(UTF_8), mapper);
    }
}
