package dev.priori.pas.read;

import dev.priori.fhir.Entry;
import dev.priori.pas.read.PasRequest.UpdateMark;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what makes a Claim an update or a cancellation of an earlier one (PAS 2.2.1, claim updates). */
final class UpdateMarks {

    private static final String STRUCTURE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final String CERTIFICATION_TYPE = STRUCTURE + "extension-certificationType";
    private static final String CANCELLED = STRUCTURE + "modifierextension-infoCancelled";
    private static final String CANCEL = "3";

    private final Faults faults;
    private final List<UpdateMark> marks = new ArrayList<>();

    UpdateMarks(Faults faults) {
        this.faults = faults;
    }

    List<UpdateMark> find(Entry claim) {
        String path = claim.expression();
        if (!claim.resource().path("related").isEmpty()) {
            marks.add(new UpdateMark(path + ".related"));
        }
        element(claim.resource(), path);
        for (String list : List.of("item", "supportingInfo")) {
            JsonNode nodes = claim.resource().path(list);
            for (int i = 0; i < nodes.size(); i++) {
                element(nodes.path(i), path + "." + list + "[" + i + "]");
            }
        }
        return marks;
    }

    private void element(JsonNode node, String path) {
        for (JsonNode extension : node.path("extension").values()) {
            if (CERTIFICATION_TYPE.equals(extension.path("url").asString("")) && cancels(extension)) {
                marks.add(new UpdateMark(path + ".extension"));
            }
        }
        for (JsonNode extension : node.path("modifierExtension").values()) {
            if (!CANCELLED.equals(extension.path("url").asString(""))) {
                faults.add(
                        "not-supported",
                        "A modifier is not understood",
                        path + ".modifierExtension",
                        "an unknown url",
                        "leave it out");
            } else if (extension.path("valueBoolean").asBoolean(false)) {
                marks.add(new UpdateMark(path + ".modifierExtension"));
            }
        }
    }

    private static boolean cancels(JsonNode certificationType) {
        for (JsonNode coding :
                certificationType.path("valueCodeableConcept").path("coding").values()) {
            if (CANCEL.equals(coding.path("code").asString(""))) {
                return true;
            }
        }
        return false;
    }
}
