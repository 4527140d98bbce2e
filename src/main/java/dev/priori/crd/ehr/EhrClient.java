package dev.priori.crd.ehr;

import dev.priori.access.OutgoingCalls;
import dev.priori.access.OutgoingCalls.NotAnswered;
import dev.priori.crd.ehr.Found.Answered;
import dev.priori.crd.ehr.Found.Failed;
import dev.priori.crd.ehr.Found.Refused;
import dev.priori.crd.request.Ehr;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends queries of one call to its EHR, and the call's token to no other server. Whatever comes back is a {@link Found}. */
final class EhrClient {

    private static final int OK = 200;

    private final OutgoingCalls calls;
    private final Bounds bounds;

    EhrClient(OutgoingCalls calls, Bounds bounds) {
        this.calls = calls;
        this.bounds = bounds;
    }

    /** One query, a search to its last page. Blocks; an interrupt ends it. */
    Found send(Ehr ehr, Query query, String patientId, Budget budget) {
        var pages = new ArrayList<JsonDocument>();
        URI next = address(ehr.base(), query.path());
        if (next == null) {
            return new Failed("no address of a server");
        }
        while (next != null) {
            Found page = fetch(ehr, next, budget);
            if (!(page instanceof Answered answered)) {
                return page instanceof Refused && !pages.isEmpty() ? new Answered(pages, false) : page;
            }
            ObjectNode root = answered.documents().getFirst().root();
            if (!isAnswer(root, query)) {
                return new Failed("another resource than was asked for");
            }
            if (query.isRead()) {
                return page;
            }
            String link = nextLink(root);
            pages.addAll(answered.documents());
            boolean whole = budget.takeResources(Asked.keepOnly(root, query.type(), patientId));
            next = link.isEmpty() ? null : sameServer(ehr.base(), link);
            boolean cut = !link.isEmpty() && (next == null || pages.size() == bounds.pages());
            if (!whole || cut) {
                return new Answered(pages, false);
            }
        }
        return new Answered(pages, true);
    }

    private Found fetch(Ehr ehr, URI address, Budget budget) {
        Duration left = budget.left();
        if (left.isZero()) {
            return new Failed("no time left");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + Objects.requireNonNull(ehr.token()))
                .build();
        return switch (calls.send(request, left, budget.bytesLeft())) {
            case OutgoingCalls.Answered answered ->
                answered.status() == OK ? read(answered.body(), budget) : unanswered(answered.status());
            case NotAnswered not -> new Failed(not.why());
        };
    }

    private static Found read(byte[] body, Budget budget) {
        budget.takeBytes(body.length);
        try {
            return new Answered(List.of(JsonDocument.parse(body, Limits.DEFAULT.withBytes(body.length))), true);
        } catch (ProblemException unreadable) {
            return new Failed("no JSON");
        }
    }

    /** What cannot be had stays so; what may be had later has failed. */
    private static Found unanswered(int status) {
        return switch (status) {
            case 400, 403, 404, 405, 410, 422, 501 -> new Refused();
            default -> new Failed("status " + status);
        };
    }

    private static boolean isAnswer(ObjectNode root, Query query) {
        String type = root.path("resourceType").asString("");
        return query.isRead()
                ? type.equals(query.type()) && root.path("id").asString("").equals(query.id())
                : type.equals("Bundle");
    }

    private static String nextLink(ObjectNode bundle) {
        for (JsonNode link : bundle.path("link").values()) {
            if (link.path("relation").asString("").equals("next")) {
                return link.path("url").asString("");
            }
        }
        return "";
    }

    private static @Nullable URI sameServer(String base, String link) {
        URI own = address(base, "");
        URI next = address(base, link);
        boolean same = own != null
                && next != null
                && own.getScheme().equals(next.getScheme())
                && own.getHost().equals(next.getHost())
                && own.getPort() == next.getPort();
        return same ? next : null;
    }

    /** Null when the two make no address of a server. */
    private static @Nullable URI address(String base, String path) {
        try {
            URI address = URI.create(base.endsWith("/") ? base : base + "/").resolve(path);
            return address.getScheme() == null || address.getHost() == null ? null : address;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
