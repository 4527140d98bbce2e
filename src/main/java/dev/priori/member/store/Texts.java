package dev.priori.member.store;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists of texts in one column, as JSON. */
final class Texts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Texts() {}

    static String write(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    static List<String> read(String json) {
        return JSON.readValue(json, new TypeReference<List<String>>() {});
    }
}
