package dev.priori.authorization.store;

import java.time.Instant;
import java.util.UUID;

/** Ids of cases and assertions: UUID version 7, so that neighbours in time are neighbours in the index. */
public final class TimedIds {

    private TimedIds() {}

    public static UUID next(Instant at) {
        UUID random = UUID.randomUUID();
        long time = at.toEpochMilli() << 16;
        long low = random.getMostSignificantBits() & 0xFFF;
        return new UUID(time | 0x7000 | low, random.getLeastSignificantBits());
    }
}
