package dev.priori.crd.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where one array member of a JSON object stands in its bytes. Expects well-formed JSON and looks at structure only. */
final class JsonScan {

    private final byte[] json;
    private final byte[] name;
    private int at;
    private int arrayStart = -1;
    private final List<Range> elements = new ArrayList<>();

    private JsonScan(byte[] json, byte[] name) {
        this.json = json;
        this.name = name;
    }

    /**
     * An array element.
     *
     * @param leading where the white space before it begins
     * @param start its first byte
     * @param end the byte after its last
     */
    record Range(int leading, int start, int end) {}

    /** Looks for the top-level member of that name, an ASCII name without escapes. */
    static JsonScan of(byte[] json, String name) {
        var scan = new JsonScan(json, name.getBytes(StandardCharsets.US_ASCII));
        scan.object();
        return scan;
    }

    /** The byte after the array's opening bracket; -1 without such a member. */
    int arrayStart() {
        return arrayStart;
    }

    List<Range> elements() {
        return elements;
    }

    /** The object's closing brace. */
    int lastBrace() {
        return at;
    }

    /** The end of what stands before that place, white space left out. */
    static int endBefore(byte[] json, int place) {
        int end = place;
        while (end > 0 && isSpace(json[end - 1])) {
            end--;
        }
        return end;
    }

    private void object() {
        skipSpace();
        at++;
        skipSpace();
        while (json[at] != '}') {
            int nameStart = at + 1;
            skipString();
            boolean wanted = Arrays.equals(json, nameStart, at - 1, name, 0, name.length);
            skipSpace();
            at++;
            skipSpace();
            if (wanted && json[at] == '[') {
                array();
            } else {
                skipValue();
            }
            skipSpace();
            if (json[at] == ',') {
                at++;
                skipSpace();
            }
        }
    }

    private void array() {
        at++;
        arrayStart = at;
        int leading = at;
        skipSpace();
        while (json[at] != ']') {
            int start = at;
            skipValue();
            elements.add(new Range(leading, start, at));
            skipSpace();
            if (json[at] == ',') {
                at++;
                leading = at;
                skipSpace();
            }
        }
        at++;
    }

    private void skipValue() {
        if (json[at] == '"') {
            skipString();
        } else if (json[at] == '{' || json[at] == '[') {
            skipNested();
        } else {
            while (json[at] != ',' && json[at] != '}' && json[at] != ']' && !isSpace(json[at])) {
                at++;
            }
        }
    }

    private void skipNested() {
        int depth = 0;
        do {
            byte b = json[at];
            if (b == '"') {
                skipString();
                continue;
            }
            if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private void skipString() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipSpace() {
        while (isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
