package dev.priori.crd.card;

import dev.priori.crd.card.Card.Topic;
import java.util.List;
import java.util.UUID;

/**
 * Ids of cards. Each tells of which kind its card is, so that feedback is counted by kind although no card is kept: a UUID of
 * version 8 (RFC 9562), random but for the last byte.
 */
public final class CardId {

    /** Codes of cardType; their places here never change. */
    private static final List<String> KINDS = List.of(
            "coverage-info",
            "unsolicited-determ",
            "claim",
            "insurance",
            "limits",
            "network",
            "appropriate-use",
            "cost",
            "therapy-alternatives-opt",
            "therapy-alternatives-req",
            "clinical-reminder",
            "duplicate-therapy",
            "contraindication",
            "guideline",
            "off-guideline");

    private static final int VERSION = 8;

    private CardId() {}

    /** An id that no other card has. */
    public static UUID next(Topic topic) {
        UUID random = UUID.randomUUID();
        long high = random.getMostSignificantBits() & ~0xF000L | VERSION << 12;
        long low = random.getLeastSignificantBits() & ~0xFFL | KINDS.indexOf(topic.code()) + 1;
        return new UUID(high, low);
    }

    /** The code of the card's kind; "" when the id is none of ours. */
    public static String topic(String cardId) {
        try {
            UUID id = UUID.fromString(cardId);
            int place = (int) (id.getLeastSignificantBits() & 0xFF) - 1;
            return id.version() == VERSION && place >= 0 && place < KINDS.size() ? KINDS.get(place) : "";
        } catch (IllegalArgumentException other) {
            return "";
        }
    }
}
