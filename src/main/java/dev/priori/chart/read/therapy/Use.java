package dev.priori.chart.read.therapy;

/** Whether a resource counts by its status (clinical ground rule 1.2). A status that is listed nowhere is unusable. */
enum Use {
    USABLE,
    UNUSABLE,
    /** A draft: counts only as a sibling of the order under review. */
    DRAFT,
    /** No fact at all. */
    IGNORED;

    static Use ofMedicationRequest(String status) {
        return switch (status) {
            case "active", "on-hold", "completed", "stopped" -> USABLE;
            case "draft" -> DRAFT;
            case "entered-in-error", "cancelled" -> IGNORED;
            default -> UNUSABLE;
        };
    }

    static Use ofServiceRequest(String status) {
        return switch (status) {
            case "active", "on-hold", "completed" -> USABLE;
            case "draft" -> DRAFT;
            case "revoked", "entered-in-error" -> IGNORED;
            default -> UNUSABLE;
        };
    }

    static Use ofAdministration(String status) {
        return switch (status) {
            case "completed", "stopped", "in-progress" -> USABLE;
            case "entered-in-error", "not-done", "unknown" -> IGNORED;
            default -> UNUSABLE;
        };
    }

    static Use ofStatement(String status) {
        return switch (status) {
            case "completed", "stopped", "active", "on-hold" -> USABLE;
            case "entered-in-error", "not-taken", "intended", "unknown" -> IGNORED;
            default -> UNUSABLE;
        };
    }

    static Use ofDispense(String status) {
        return switch (status) {
            case "completed" -> USABLE;
            case "entered-in-error", "cancelled", "declined", "preparation", "unknown" -> IGNORED;
            default -> UNUSABLE;
        };
    }

    static Use ofProcedure(String status) {
        return switch (status) {
            case "preparation", "not-done", "entered-in-error" -> IGNORED;
            default -> USABLE;
        };
    }

    /** Proposals, plans and options are no orders. */
    static boolean isOrder(String intent) {
        return switch (intent) {
            case "proposal", "plan", "option" -> false;
            default -> true;
        };
    }
}
