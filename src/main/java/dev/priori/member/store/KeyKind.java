package dev.priori.member.store;

import dev.priori.database.Fingerprint;
import dev.priori.member.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Whose identifier a key is. */
enum KeyKind {
    PAYER("payer"),
    MEMBER("member"),
    COVERAGE("coverage");

    private final String code;

    KeyKind(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    UUID lookup(Identifier identifier) {
        return Fingerprint.of(code, identifier.system(), identifier.value());
    }

    List<UUID> lookups(Collection<Identifier> identifiers) {
        return identifiers.stream().map(this::lookup).toList();
    }

    /** Of a member number: those have no system. */
    static UUID number(String value) {
        return COVERAGE.lookup(new Identifier("", value));
    }
}
