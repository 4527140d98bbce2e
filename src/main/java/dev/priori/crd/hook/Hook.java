package dev.priori.crd.hook;

import java.util.Arrays;
import java.util.Optional;

/**
 * The six hooks. A primary one answers every order or appointment it is about; a secondary one may say nothing and never
 * asks for documentation (hook-16, hook-19).
 */
public enum Hook {
    ORDER_SIGN("order-sign", true),
    ORDER_DISPATCH("order-dispatch", true),
    APPOINTMENT_BOOK("appointment-book", true),
    ORDER_SELECT("order-select", false),
    ENCOUNTER_START("encounter-start", false),
    ENCOUNTER_DISCHARGE("encounter-discharge", false);

    private final String code;
    private final boolean primary;

    Hook(String code, boolean primary) {
        this.code = code;
        this.primary = primary;
    }

    /** The hook's name. */
    public String code() {
        return code;
    }

    /** Id of the service that answers it: the last segment of its URL. */
    public String service() {
        return code + "-crd";
    }

    public boolean isPrimary() {
        return primary;
    }

    /** Whether the caller has drafts at hand that a suggestion can change or add to. */
    public boolean drafts() {
        return this == ORDER_SIGN || this == ORDER_SELECT;
    }

    /** The hook that a service answers. */
    public static Optional<Hook> ofService(String service) {
        return Arrays.stream(values())
                .filter(hook -> hook.service().equals(service))
                .findFirst();
    }
}
