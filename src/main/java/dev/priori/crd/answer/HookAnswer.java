package dev.priori.crd.answer;

import dev.priori.crd.card.Card;
import dev.priori.crd.card.Card.Link;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answer of a hook: cards, and one update per order with the order's own bytes in it (CDS Hooks 2.0). */
public final class HookAnswer {

    private static final byte[] CARDS = ascii("{\"cards\":");
    private static final byte[] ACTIONS = ascii(",\"systemActions\":[");
    private static final byte[] ACTION = ascii("{\"type\":\"update\",\"description\":");
    private static final byte[] RESOURCE = ascii(",\"resource\":");

    private final JsonMapper mapper;
    private final Supplier<UUID> ids;

    public HookAnswer(JsonMapper mapper, Supplier<UUID> ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    /** An update of one order: what it is for, and the whole resource. */
    public record Update(String description, byte[] resource) {}

    /** The answer's bytes, in the words of a line. */
    public byte[] write(Line line, List<Card> cards, List<Update> updates) {
        var out = new ByteArrayOutputStream(1024 + 4096 * updates.size());
        out.writeBytes(CARDS);
        ArrayNode array = mapper.createArrayNode();
        cards.forEach(card -> array.add(card(line, card)));
        out.writeBytes(mapper.writeValueAsBytes(array));
        if (!updates.isEmpty() || line.namesNoActions()) {
            actions(out, updates);
        }
        out.write('}');
        return out.toByteArray();
    }

    private void actions(ByteArrayOutputStream out, List<Update> updates) {
        out.writeBytes(ACTIONS);
        boolean any = false;
        for (Update update : updates) {
            if (any) {
                out.write(',');
            }
            out.writeBytes(ACTION);
            out.writeBytes(mapper.writeValueAsBytes(update.description()));
            out.writeBytes(RESOURCE);
            out.writeBytes(update.resource());
            out.write('}');
            any = true;
        }
        out.write(']');
    }

    private ObjectNode card(Line line, Card card) {
        ObjectNode node = mapper.createObjectNode();
        node.put("uuid", ids.get().toString());
        node.put("summary", card.summary());
        node.put("indicator", card.indicator().code());
        node.put("detail", card.detail());
        ObjectNode source = node.putObject("source").put("label", card.source().label());
        if (card.source().url() != null) {
            source.put("url", card.source().url());
        }
        source.putObject("topic")
                .put("system", line.topicSystem())
                .put("code", card.topic().code());
        link(node, card.link());
        if (!card.orders().isEmpty()) {
            ArrayNode orders = node.putObject("extension").putArray("davinci-crd.associated-resource");
            card.orders().forEach(order -> orders.addObject().put("reference", order));
        }
        return node;
    }

    private static void link(ObjectNode card, @Nullable Link link) {
        if (link != null) {
            card.putArray("links")
                    .addObject()
                    .put("label", link.label())
                    .put("url", link.url())
                    .put("type", "absolute");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
