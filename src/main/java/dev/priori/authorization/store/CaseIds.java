package dev.priori.authorization.store;

import java.time.Instant;
import java.util.UUID;

/** Ids of cases: UUID version 7, so that neighbours in time are neighbours in the index. */
class CaseIds {

    private CaseIds() {}

    static UUID next(Instant at) {
        UUID random = UUID.randomUUID();
        long time = at.toEpochMilli() << 16;
        long low = random.getMostSignificantBits() & 0xFFF;
        return new UUID(time | 0x7000 | low, random.getLeastSignificantBits());
    }
}
