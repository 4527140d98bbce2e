package dev.priori.pas.read;

import dev.priori.authorization.element.PasUrls;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.read.element.Concepts;
import dev.priori.fhir.ElementFault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one item of an inquiry narrows the search to; null or empty narrows nothing (PAS 2.2.1, Claim Inquiry). The kind of
 * request, its location and its care team are read by nobody: they do not narrow.
 *
 * @param products codes of what was asked for
 * @param serviced when it was asked for, or is authorized for
 * @param issued when it was determined
 * @param effective when an authorization begins
 * @param expires when an authorization ends
 * @param reviewActions codes of X12 306
 */
public record Criteria(
        List<Coding> products,
        @Nullable Days serviced,
        @Nullable Days issued,
        @Nullable Days effective,
        @Nullable Days expires,
        Set<String> reviewActions) {

    static Criteria of(ObjectNode item, String path, Faults faults) {
        return new Criteria(
                products(item, path, faults),
                item.has("servicedPeriod")
                        ? days(item.path("servicedPeriod"), path + ".servicedPeriod", faults)
                        : days(item.path("servicedDate"), path + ".servicedDate", faults),
                extension(item, PasUrls.CERTIFICATION_ISSUED, path, faults),
                extension(item, PasUrls.CERTIFICATION_EFFECTIVE, path, faults),
                extension(item, PasUrls.CERTIFICATION_EXPIRES, path, faults),
                reviewActions(item));
    }

    /** The days an element names, null when it is absent. */
    static @Nullable Days days(JsonNode value, String path, Faults faults) {
        if (value.isMissingNode()) {
            return null;
        }
        return Days.read(value).orElseGet(() -> {
            faults.add("value", "A date is malformed", path, "no date and no Period", "send YYYY-MM-DD or a Period");
            return null;
        });
    }

    private static List<Coding> products(ObjectNode item, String path, Faults faults) {
        try {
            return Concepts.concept(item, "productOrService").codings().stream()
                    .filter(coding -> !coding.system().endsWith("/data-absent-reason"))
                    .toList();
        } catch (ElementFault fault) {
            faults.add(
                    "structure",
                    "The product cannot be read",
                    path + ".productOrService",
                    fault.found(),
                    "correct the element");
            return List.of();
        }
    }

    private static @Nullable Days extension(ObjectNode item, String url, String path, Faults faults) {
        for (JsonNode extension : item.path("extension").values()) {
            if (url.equals(extension.path("url").asString(""))) {
                JsonNode value =
                        extension.has("valuePeriod") ? extension.path("valuePeriod") : extension.path("valueDate");
                return days(value, path + ".extension", faults);
            }
        }
        return null;
    }

    private static Set<String> reviewActions(ObjectNode item) {
        Set<String> codes = new HashSet<>();
        for (JsonNode extension : item.path("extension").values()) {
            if (PasUrls.REVIEW_ACTION_CODE.equals(extension.path("url").asString(""))) {
                for (JsonNode coding :
                        extension.path("valueCodeableConcept").path("coding").values()) {
                    codes.add(coding.path("code").asString(""));
                }
            }
        }
        return Set.copyOf(codes);
    }
}
