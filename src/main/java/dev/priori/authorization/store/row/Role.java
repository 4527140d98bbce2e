package dev.priori.authorization.store.row;

import java.util.Locale;

/** Who an identifier of a case belongs to. */
enum Role {
    MEMBER("member"),
    REQUESTER("requester"),
    PROVIDER("provider");

    final String column;

    Role(String column) {
        this.column = column;
    }

    static Role of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
