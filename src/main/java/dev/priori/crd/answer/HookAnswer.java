package dev.priori.crd.answer;

import dev.priori.crd.card.Card;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Writes the answer of a hook: cards, and actions with whole resources in them (CDS Hooks 2.0). */
public final class HookAnswer {

    private static final byte[] CARDS = ascii("{\"cards\":");
    private static final byte[] ACTIONS = ascii(",\"systemActions\":[");
    private static final byte[] TYPE = ascii("{\"type\":\"");
    private static final byte[] DESCRIPTION = ascii("\",\"description\":");
    private static final byte[] RESOURCE = ascii(",\"resource\":");

    private final JsonMapper mapper;

    public HookAnswer(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What the caller's system is to do by itself.
     *
     * @param type {@code update} or {@code create}
     * @param resource the whole resource as JSON
     */
    public record SystemAction(String type, String description, byte[] resource) {}

    /** The answer's bytes, in the words of a line. */
    public byte[] write(Line line, List<Card> cards, List<SystemAction> actions) {
        var out = new ByteArrayOutputStream(1024 + 4096 * actions.size());
        out.writeBytes(CARDS);
        ArrayNode array = mapper.createArrayNode();
        var json = new CardJson(line);
        cards.forEach(card -> array.add(json.of(card)));
        out.writeBytes(mapper.writeValueAsBytes(array));
        if (!actions.isEmpty() || line.namesNoActions()) {
            write(out, actions);
        }
        out.write('}');
        return out.toByteArray();
    }

    private void write(ByteArrayOutputStream out, List<SystemAction> actions) {
        out.writeBytes(ACTIONS);
        boolean any = false;
        for (SystemAction action : actions) {
            if (any) {
                out.write(',');
            }
            out.writeBytes(TYPE);
            out.writeBytes(ascii(action.type()));
            out.writeBytes(DESCRIPTION);
            out.writeBytes(mapper.writeValueAsBytes(action.description()));
            out.writeBytes(RESOURCE);
            out.writeBytes(action.resource());
            out.write('}');
            any = true;
        }
        out.write(']');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
