package dev.priori.crd;

import dev.priori.crd.hook.Hook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each service asks to be sent along: only what every call needs (found-27). The portable set works with any CDS Hooks
 * client. The FHIRPath set is the standard one of CRD 2.2.1, word by word (found-29).
 */
public enum PrefetchTemplates {
    PORTABLE,
    FHIRPATH;

    private static final String DRAFTS = "context.draftOrders.entry.resource.";
    private static final String BOOKED = "context.appointments.entry.resource.";
    private static final String ALTERNATE =
            BOOKED + "basedOn.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value.";
    private static final List<String> PARTIES =
            List.of("sender", "recipient", "requester", "performer", "orderer", "prescriber");

    /** The templates of a service by key, in an order in which each needs only earlier ones. */
    Map<String, String> of(Hook hook) {
        var templates = new LinkedHashMap<String, String>();
        templates.put("patient", "Patient/{{context.patientId}}");
        if (this == FHIRPATH || hook != Hook.ORDER_DISPATCH) {
            templates.put("encounter", "Encounter/{{context.encounterId}}");
        }
        templates.put("coverage", "Coverage?patient={{context.patientId}}&status=active");
        switch (this) {
            case PORTABLE -> {
                boolean dispatch = hook == Hook.ORDER_DISPATCH;
                templates.put(
                        dispatch ? "performer" : "user", dispatch ? "{{context.performer}}" : "{{context.userId}}");
            }
            case FHIRPATH -> paths(hook, templates);
        }
        return templates;
    }

    private static void paths(Hook hook, Map<String, String> templates) {
        switch (hook) {
            case ORDER_SIGN, ORDER_SELECT -> drafts(templates);
            case ORDER_DISPATCH -> dispatched(templates);
            case APPOINTMENT_BOOK -> booked(templates);
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> parties(templates, List.of(), List.of(), List.of());
        }
    }

    private static void drafts(Map<String, String> templates) {
        search(templates, "devices", "Device", List.of(DRAFTS + "ofType(DeviceRequest).code.resolve().id"));
        search(
                templates,
                "medications",
                "Medication",
                List.of(DRAFTS + "ofType(MedicationRequest).medication.resolve().id"));
        var parties =
                PARTIES.stream().map(party -> DRAFTS + party + ".resolve()").toList();
        parties(
                templates,
                parties,
                List.of(
                        DRAFTS + "dispenseRequest.performer.resolve().id",
                        organization(DRAFTS + "sender"),
                        organization(DRAFTS + "recipient"),
                        organization(DRAFTS + "performer")),
                List.of(DRAFTS + "locationReference.resolve().id"));
    }

    private static void dispatched(Map<String, String> templates) {
        for (String type : List.of(
                "CommunicationRequest",
                "DeviceRequest",
                "MedicationRequest",
                "NutritionOrder",
                "ServiceRequest",
                "VisionPrescription")) {
            search(templates, key(type), type, List.of("context.dispatchedOrders.resolve().ofType(" + type + ").id"));
        }
        products(templates);
        parties(
                templates,
                List.of(
                        of("CommunicationRequest", "sender"),
                        of("CommunicationRequest", "recipient"),
                        of("CommunicationRequest", "requester"),
                        of("DeviceRequest", "performer"),
                        of("DeviceRequest", "requester"),
                        of("MedicationRequest", "performer"),
                        of("MedicationRequest", "requester"),
                        of("ServiceRequest", "performer"),
                        of("ServiceRequest", "requester"),
                        of("NutritionOrder", "orderer"),
                        of("VisionPrescription", "prescriber")),
                List.of(
                        of("CommunicationRequest", "recipient") + ".ofType(Organization).id",
                        of("CommunicationRequest", "sender") + ".ofType(Organization).id",
                        of("MedicationRequest", "dispenseRequest.performer") + ".id",
                        of("ServiceRequest", "performer") + ".ofType(Organization).id"),
                List.of(of("ServiceRequest", "locationReference") + ".id"));
    }

    private static void booked(Map<String, String> templates) {
        search(
                templates,
                key("DeviceRequest"),
                "DeviceRequest",
                List.of(ALTERNATE + "resolve().ofType(DeviceRequest).id"));
        search(
                templates,
                key("ServiceRequest"),
                "ServiceRequest",
                List.of(BOOKED + "basedOn.resolve().ofType(ServiceRequest).id"));
        search(
                templates,
                key("MedicationRequest"),
                "MedicationRequest",
                List.of(ALTERNATE + "resolve().ofType(MedicationRequest).id"));
        products(templates);
        var parties = new ArrayList<String>();
        parties.add(BOOKED + "participant.actor.resolve()");
        for (String type : List.of("DeviceRequest", "MedicationRequest", "ServiceRequest")) {
            parties.add(of(type, "performer"));
            parties.add(of(type, "requester"));
        }
        parties(
                templates,
                parties,
                List.of(
                        of("MedicationRequest", "dispenseRequest.performer") + ".ofType(Organization).id",
                        of("ServiceRequest", "performer") + ".ofType(Organization).id"),
                List.of(
                        BOOKED + "participant.actor.resolve().ofType(Location).id",
                        of("ServiceRequest", "locationReference") + ".ofType(Location).id"));
    }

    private static void products(Map<String, String> templates) {
        search(templates, "devices", "Device", List.of(of("DeviceRequest", "code") + ".id"));
        search(templates, "medications", "Medication", List.of(of("MedicationRequest", "medication") + ".id"));
    }

    /** The people and places of the encounter and of the orders. */
    private static void parties(
            Map<String, String> templates, List<String> people, List<String> organizations, List<String> places) {
        String participant = "%encounter.participant.individual.resolve()";
        var roles = new ArrayList<String>();
        var practitioners = new ArrayList<String>();
        practitioners.add("%practitionerRoles.entry.resource.practitioner.resolve().id");
        var everyone = new ArrayList<String>();
        everyone.add(participant);
        everyone.addAll(people);
        for (String person : everyone) {
            roles.add(person + ".ofType(PractitionerRole).id");
            practitioners.add(person + ".ofType(Practitioner).id");
        }
        search(templates, "practitionerRoles", "PractitionerRole", roles);
        search(templates, "practitioners", "Practitioner", practitioners);
        var found = new ArrayList<String>();
        found.add("%practitionerRoles.entry.resource.organization.resolve().id");
        found.add(organization("%encounter.serviceProvider"));
        found.addAll(organizations);
        search(templates, "organizations", "Organization", found);
        var at = new ArrayList<String>();
        at.add("%practitionerRoles.entry.resource.location.resolve().id");
        at.add("%encounter.location.location.resolve().id");
        at.addAll(places);
        search(templates, "locations", "Location", at);
    }

    private static String organization(String path) {
        return path + ".resolve().ofType(Organization).id";
    }

    /** An element of orders that an earlier template fetches. */
    private static String of(String type, String element) {
        return "%" + key(type) + ".entry.resource." + element + ".resolve()";
    }

    private static String key(String type) {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "s";
    }

    private static void search(Map<String, String> templates, String key, String type, List<String> ids) {
        templates.put(key, type + "?_id={{" + String.join("|", ids) + "}}");
    }
}
