package dev.priori.pas.read;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a PAS Request Bundle. Only what the plan cannot answer without is refused: the bundle's shape, the Claim's parties,
 * coverage and items, and what these refer to. Anything a profile lets one omit may be absent (PAS 2.2.1, conf-14).
 */
final class RequestReader {

    private static final String REQUESTED_SERVICE =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-requestedService";
    private static final String[] ORDERS = {
        "MedicationRequest", "ServiceRequest", "DeviceRequest", "NutritionOrder", "CommunicationRequest"
    };

    private final ClaimBundle source;
    private final Faults faults;

    RequestReader(JsonDocument document) {
        this.source = new ClaimBundle(document);
        this.faults = source.faults();
    }

    PasRequest read() {
        Entry claim = source.claim();
        String path = claim.expression();
        ObjectNode resource = claim.resource();
        faults.oneOf(resource, "use", path, "preauthorization");
        faults.oneOf(resource, "status", path, "active");
        faults.object(resource, "type", path);
        created(resource, path);
        SubmittedClaim parties = source.parties(claim);
        List<Entry> coverages = coverages(claim, path);
        Update update = new UpdateReader(source.bundle(), claim, faults).read();
        List<ClaimItem> items = items(claim, path, update != null && update.cancelsAll());
        if (parties != null) {
            new OnePatient(source.bundle(), faults).check(parties, coverages, items);
            source.refuseNulls(answeredFrom(parties, coverages, items));
        }
        faults.refuse();
        SubmittedClaim whole = Objects.requireNonNull(parties);
        return new PasRequest(
                whole,
                source.bundle().without(UpdateReader.withdrawn(source.bundle(), claim)),
                coverages,
                items,
                Identifiers.member(coverages, whole.patient()),
                Identifiers.party(source.bundle(), whole.provider()),
                Identifiers.careTeam(source.bundle(), claim),
                update);
    }

    private void created(ObjectNode claim, String path) {
        JsonNode created = claim.get("created");
        if (created == null) {
            return;
        }
        try {
            String text = created.asString("");
            LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException malformed) {
            faults.add(
                    "value", "A date is malformed", path + ".created", "no full date", "send YYYY-MM-DD or a dateTime");
        }
    }

    private List<Entry> coverages(Entry claim, String path) {
        var coverages = new ArrayList<Entry>();
        List<ObjectNode> insurances = faults.objects(claim.resource(), "insurance", path);
        for (int i = 0; i < insurances.size(); i++) {
            ObjectNode insurance = insurances.get(i);
            Entry coverage = faults.target(
                    source.bundle(), claim, insurance, "coverage", path + ".insurance[" + i + "]", "Coverage");
            if (coverage != null) {
                boolean focal = insurance.path("focal").asBoolean(false);
                coverages.add(focal ? 0 : coverages.size(), coverage);
            }
        }
        return coverages;
    }

    private List<ClaimItem> items(Entry claim, String path, boolean cancelsAll) {
        JsonNode list = claim.resource().path("item");
        if (cancelsAll && list.isEmpty()) {
            return List.of();
        }
        var items = new ArrayList<ClaimItem>();
        Set<Integer> sequences = new HashSet<>();
        List<ObjectNode> nodes = faults.objects(claim.resource(), "item", path);
        for (int i = 0; i < nodes.size(); i++) {
            String where = path + ".item[" + i + "]";
            int sequence = sequence(nodes.get(i), where, sequences);
            items.add(new ClaimItem(claim, sequence, nodes.get(i), order(claim, nodes.get(i), where)));
        }
        return items;
    }

    private int sequence(ObjectNode item, String path, Set<Integer> before) {
        JsonNode node = item.path("sequence");
        int sequence = node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
        if (sequence < 1) {
            faults.add(
                    "required",
                    "An item has no sequence",
                    path + ".sequence",
                    "no positive number",
                    "number the items");
        } else if (!before.add(sequence)) {
            faults.add(
                    "duplicate",
                    "Two items share a sequence",
                    path + ".sequence",
                    "one used before",
                    "number each item once");
        }
        return sequence;
    }

    private @Nullable Entry order(Entry claim, ObjectNode item, String path) {
        JsonNode extensions = item.path("extension");
        for (int i = 0; i < extensions.size(); i++) {
            JsonNode extension = extensions.path(i);
            if (REQUESTED_SERVICE.equals(extension.path("url").asString(""))) {
                String where = path + ".extension[" + i + "]";
                return faults.target(source.bundle(), claim, extension, "valueReference", where, ORDERS);
            }
        }
        return null;
    }

    private static List<Entry> answeredFrom(SubmittedClaim parties, List<Entry> coverages, List<ClaimItem> items) {
        var entries = new ArrayList<Entry>(coverages);
        entries.addAll(List.of(parties.claim(), parties.patient(), parties.insurer(), parties.provider()));
        items.stream().map(ClaimItem::requested).filter(Objects::nonNull).forEach(entries::add);
        return entries;
    }
}
