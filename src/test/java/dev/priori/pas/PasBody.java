package dev.priori.pas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A request bundle of the tour, changed as a test needs it. */
public final class PasBody {

    private static final Path TOUR = Path.of("fhir-resources/server/tour");

    private static final String EB = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    private final ObjectNode bundle;

    private PasBody(ObjectNode bundle) {
        this.bundle = bundle;
    }

    /** A file of the tour, without its ending. */
    public static PasBody tour(String name) {
        try {
            return of(Files.readString(TOUR.resolve(name + ".json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static PasBody of(String text) {
        return new PasBody((ObjectNode) JsonMapper.shared().readTree(text));
    }

    public PasBody with(Consumer<PasBody> change) {
        var copy = new PasBody(bundle.deepCopy());
        change.accept(copy);
        return copy;
    }

    public ObjectNode bundle() {
        return bundle;
    }

    public ArrayNode entries() {
        return (ArrayNode) bundle.get("entry");
    }

    public ObjectNode claim() {
        return resource("Claim");
    }

    public ObjectNode item() {
        return (ObjectNode) claim().get("item").get(0);
    }

    /** The first resource of that type. */
    public ObjectNode resource(String type) {
        return StreamSupport.stream(entries().spliterator(), false)
                .map(entry -> (ObjectNode) entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** The resource of that type and id. */
    public ObjectNode resource(String type, String id) {
        return StreamSupport.stream(entries().spliterator(), false)
                .map(entry -> (ObjectNode) entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asString().equals(type)
                        && resource.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The next version of a request: a Claim of its own url that names this one as prior, and holds it. */
    public PasBody updated(String id) {
        ObjectNode prior = (ObjectNode) entries().get(0).deepCopy();
        ((ObjectNode) prior.get("resource")).remove("related");
        String url = prior.path("fullUrl").asString();
        return with(body -> {
            removeEarlierPrior(body.entries());
            ((ObjectNode) body.entries().get(0)).put("fullUrl", url.substring(0, url.lastIndexOf('/') + 1) + id);
            ObjectNode claim = body.claim();
            claim.put("id", id);
            ObjectNode related = claim.putArray("related").addObject();
            related.putObject("claim").put("reference", url);
            related.putObject("relationship")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship")
                    .put("code", "prior");
            body.entries().add(prior);
        });
    }

    private static void removeEarlierPrior(ArrayNode entries) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i)
                    .path("resource")
                    .path("resourceType")
                    .asString("")
                    .equals("Claim")) {
                entries.remove(i);
            }
        }
    }

    /** Marks an item as cancelled. */
    public PasBody cancelled(int sequence) {
        return with(body -> {
            ObjectNode item = body.item(sequence);
            item.putArray("modifierExtension")
                    .addObject()
                    .put("url", EB + "modifierextension-infoCancelled")
                    .put("valueBoolean", true);
        });
    }

    /** Marks the whole request as cancelled. */
    public PasBody cancelledWholly() {
        return with(body -> {
            ObjectNode type = ((ArrayNode) body.claim().withArray("extension")).addObject();
            type.put("url", EB + "extension-certificationType")
                    .putObject("valueCodeableConcept")
                    .putArray("coding")
                    .addObject()
                    .put("system", "https://codesystem.x12.org/005010/1322")
                    .put("code", "3");
        });
    }

    /** The item of that sequence. */
    public ObjectNode item(int sequence) {
        return StreamSupport.stream(claim().get("item").spliterator(), false)
                .map(ObjectNode.class::cast)
                .filter(item -> item.path("sequence").asInt(0) == sequence)
                .findFirst()
                .orElseThrow();
    }

    /** The same request for PAS 2.0.1, which does not know the extension about documents. */
    public PasBody for20() {
        return with(body -> {
            for (JsonNode info : body.claim().path("supportingInfo").values()) {
                ((ObjectNode) info).remove("extension");
            }
        });
    }

    public PasBody servicedPeriod(String start, String end) {
        return with(body ->
                body.item().putObject("servicedPeriod").put("start", start).put("end", end));
    }

    /** Asks by a number that was issued. */
    public PasBody numbered(String extension, String number) {
        return with(body -> ((ArrayNode) body.item().withArray("extension"))
                .addObject()
                .put("url", EB + extension)
                .put("valueString", number));
    }

    public String text() {
        return bundle.toString();
    }
}
