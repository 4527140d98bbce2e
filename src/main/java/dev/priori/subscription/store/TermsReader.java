package dev.priori.subscription.store;

import dev.priori.authorization.response.PasVersion;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Fields;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.subscription.store.Terms.Header;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a Subscription as a client sends it, and gathers every fault (PAS 2.2.1, spec-55 to 58; backport 1.1.0). */
public final class TermsReader {

    private static final String BACKPORT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-";
    private static final Set<String> TYPES = Set.of("application/fhir+json", "application/json");
    private static final Set<String> OWN_HEADERS = Set.of(
            "host", "connection", "content-length", "content-type", "expect", "upgrade", "transfer-encoding", "te");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t\\x20-\\x7e]*");
    private static final int MOST_HEADERS = 20;

    private final PasVersion version;
    private final ObjectNode source;
    private final List<Issue> issues = new ArrayList<>();

    private TermsReader(PasVersion version, ObjectNode source) {
        this.version = version;
        this.source = source;
    }

    /** @throws ProblemException 400 when an element has the wrong type, 422 for what this server does not do */
    public static Terms read(PasVersion version, ObjectNode source) {
        try {
            return new TermsReader(version, source).read();
        } catch (ElementFault fault) {
            throw new ProblemException(Problem.of(
                    400,
                    Issue.error(
                            "structure",
                            "An element cannot be read",
                            fault.expression(source),
                            fault.found(),
                            "send what FHIR R4 defines")));
        }
    }

    private Terms read() {
        require("Subscription".equals(Fields.string(source, "resourceType")), "resourceType", "Subscription");
        String criteria = Fields.string(source, "criteria");
        require(criteria != null && criteria.split("\\|", -1)[0].equals(Terms.TOPIC), "criteria", Terms.TOPIC);
        ObjectNode channel = Fields.object(source, "channel");
        if (channel == null) {
            require(false, "channel", "a rest-hook channel");
            throw refusal();
        }
        require("rest-hook".equals(Fields.string(channel, "type")), "channel.type", "rest-hook");
        require(content().equals(content(channel)), "channel.payload.extension(backport-payload-content)", content());
        var terms = new Terms(
                withoutOurs(source),
                endpoint(channel),
                headers(channel),
                contentType(channel),
                filters(),
                heartbeat(channel),
                end());
        if (!issues.isEmpty()) {
            throw refusal();
        }
        return terms;
    }

    private URI endpoint(ObjectNode channel) {
        String endpoint = Fields.string(channel, "endpoint");
        try {
            URI address = URI.create(endpoint == null ? "" : endpoint);
            require(address.isAbsolute() && address.getHost() != null, "channel.endpoint", "an absolute URL");
            return address;
        } catch (IllegalArgumentException malformed) {
            require(false, "channel.endpoint", "an absolute URL");
            return URI.create("");
        }
    }

    private List<Header> headers(ObjectNode channel) {
        List<String> lines = Fields.strings(channel, "header");
        require(lines.size() <= MOST_HEADERS, "channel.header", "at most " + MOST_HEADERS);
        var headers = new ArrayList<Header>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            boolean whole = HEADER.matcher(line).matches()
                    && !OWN_HEADERS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
            require(whole, "channel.header[" + i + "]", "\"Name: value\", and no name that the transport sets");
            if (whole) {
                headers.add(new Header(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return headers;
    }

    private String contentType(ObjectNode channel) {
        String payload = Fields.string(channel, "payload");
        String type = payload == null ? "application/fhir+json" : payload;
        require(TYPES.contains(type), "channel.payload", "application/fhir+json");
        return type;
    }

    private String content() {
        return switch (version) {
            case V2_0 -> "id-only";
            case V2_2 -> "full-resource";
        };
    }

    private static String content(ObjectNode channel) {
        ObjectNode payload = Fields.object(channel, "_payload");
        ObjectNode extension = payload == null ? null : Fields.extension(payload, BACKPORT + "payload-content");
        String code = extension == null ? null : Fields.string(extension, "valueCode");
        return code == null ? "" : code;
    }

    private List<String> filters() {
        ObjectNode criteria = Fields.object(source, "_criteria");
        var filters = new ArrayList<String>();
        if (criteria != null) {
            for (ObjectNode extension : Fields.objects(criteria, "extension")) {
                if ((BACKPORT + "filter-criteria").equals(Fields.string(extension, "url"))) {
                    String filter = Fields.string(extension, "valueString");
                    filters.add(filter == null ? "" : filter);
                }
            }
        }
        require(
                version == PasVersion.V2_0 || filters.stream().allMatch(TermsReader::isByOrganization),
                "criteria.extension(backport-filter-criteria)",
                "org-identifier=<identifier>");
        return filters;
    }

    private static boolean isByOrganization(String filter) {
        int equals = filter.indexOf('=');
        return equals > 0 && Terms.ORGANIZATION.contains(filter.substring(0, equals)) && equals < filter.length() - 1;
    }

    private @Nullable Duration heartbeat(ObjectNode channel) {
        ObjectNode extension = Fields.extension(channel, BACKPORT + "heartbeat-period");
        Integer seconds = extension == null ? null : Fields.integer(extension, "valueUnsignedInt");
        require(seconds == null || seconds > 0, "channel.extension(backport-heartbeat-period)", "at least 1");
        return seconds == null || seconds < 1 ? null : Duration.ofSeconds(seconds);
    }

    private @Nullable Instant end() {
        String end = Fields.string(source, "end");
        try {
            return end == null ? null : OffsetDateTime.parse(end).toInstant();
        } catch (DateTimeException malformed) {
            require(false, "end", "an instant");
            return null;
        }
    }

    private void require(boolean met, String element, String remedy) {
        if (!met) {
            issues.add(Issue.error(
                    "not-supported",
                    "A subscription cannot be had like this",
                    "Subscription." + element,
                    "nothing or another value",
                    "send " + remedy));
        }
    }

    private ProblemException refusal() {
        return new ProblemException(new Problem(422, issues));
    }

    private static ObjectNode withoutOurs(ObjectNode source) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (var property : source.properties()) {
            JsonNode value = property.getValue();
            if (!Set.of("resourceType", "id", "meta", "status", "error", "text").contains(property.getKey())) {
                copy.set(property.getKey(), value);
            }
        }
        return copy;
    }
}
