package dev.priori.member.load;

import java.util.List;

/** Files of members that cannot be read; the message names every one with its line or element. */
public final class MembersRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    MembersRefused(List<String> faults) {
        super("Members cannot be read:\n  " + String.join("\n  ", faults));
    }
}
