package dev.priori.crd.verdict;

/** How a resource is spoken of. */
public final class Wording {

    private Wording() {}

    /** An order, an appointment or an encounter, by its FHIR type. */
    public static String kind(String type) {
        return switch (type) {
            case "Appointment" -> "appointment";
            case "Encounter" -> "encounter";
            default -> "order";
        };
    }
}
