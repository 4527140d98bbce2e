package dev.priori.crd.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The caller's order as it was sent. Coverage information goes into it and comes out of it; every other byte stays as it
 * is (resp-37).
 */
public final class OrderBytes {

    /** The extension that carries coverage information, in every CRD line. */
    public static final String COVERAGE_INFORMATION =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information";

    private static final byte[] MARK = "ext-coverage-information".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MEMBER = ",\"extension\":[".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final JsonMapper mapper;
    private final int lastBrace;
    private final List<Element> elements;
    private final int arrayStart;

    private OrderBytes(byte[] json, JsonMapper mapper, JsonScan scan) {
        this.json = json;
        this.mapper = mapper;
        this.lastBrace = scan.lastBrace();
        this.arrayStart = scan.arrayStart();
        this.elements = scan.elements().stream().map(this::element).toList();
    }

    /**
     * @param json a well-formed JSON object, UTF-8, whose member {@code extension}, if any, is an array of objects
     */
    public static OrderBytes of(byte[] json, JsonMapper mapper) {
        return new OrderBytes(json, mapper, JsonScan.of(json, "extension"));
    }

    /** One extension of the order; {@code information} only for coverage information. */
    private record Element(JsonScan.Range range, @Nullable JsonNode information) {}

    /** Coverage information that the order already carries. */
    public List<JsonNode> coverageInformation() {
        var found = new ArrayList<JsonNode>();
        for (Element element : elements) {
            if (element.information() != null) {
                found.add(element.information());
            }
        }
        return found;
    }

    /** The order with these extensions added, and without the {@code outdated} ones of {@link #coverageInformation()}. */
    public byte[] with(List<? extends JsonNode> added, List<? extends JsonNode> outdated) {
        var out = new ByteArrayOutputStream(json.length + 1024 * added.size());
        if (arrayStart < 0) {
            int end = JsonScan.endBefore(json, lastBrace);
            out.write(json, 0, end);
            out.writeBytes(MEMBER);
            write(out, added, false);
            out.write(']');
            out.write(json, end, json.length - end);
            return out.toByteArray();
        }
        out.write(json, 0, arrayStart);
        boolean any = false;
        int tail = arrayStart;
        for (Element element : elements) {
            if (element.information() == null || !containsSame(outdated, element.information())) {
                if (any) {
                    out.write(',');
                }
                int from = element.range().leading();
                out.write(json, from, element.range().end() - from);
                any = true;
            }
            tail = element.range().end();
        }
        write(out, added, any);
        out.write(json, tail, json.length - tail);
        return out.toByteArray();
    }

    private void write(ByteArrayOutputStream out, List<? extends JsonNode> added, boolean comma) {
        boolean needed = comma;
        for (JsonNode extension : added) {
            if (needed) {
                out.write(',');
            }
            out.writeBytes(mapper.writeValueAsBytes(extension));
            needed = true;
        }
    }

    private static boolean containsSame(List<? extends JsonNode> list, JsonNode node) {
        return list.stream().anyMatch(other -> other == node);
    }

    private Element element(JsonScan.Range range) {
        if (!contains(range, MARK)) {
            return new Element(range, null);
        }
        JsonNode node = mapper.readTree(json, range.start(), range.end() - range.start());
        boolean ours = node.path("url").asString("").equals(COVERAGE_INFORMATION);
        return new Element(range, ours ? node : null);
    }

    private boolean contains(JsonScan.Range range, byte[] mark) {
        for (int at = range.start(); at + mark.length <= range.end(); at++) {
            int same = 0;
            while (same < mark.length && json[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }
}
