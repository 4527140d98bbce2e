package dev.priori.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates resources against profiles. */
public final class Conformance implements AutoCloseable {

    private final ValidatorProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private Conformance(ValidatorProcess process) {
        this.process = process;
    }

    /** Starts the validator; empty, after one line that says so, where the guides' packages are not found. */
    public static Optional<Conformance> start() {
        return ValidatorProcess.start().map(Conformance::new);
    }

    /**
     * The errors of a resource, those of {@link KnownIssues} left out.
     *
     * @param profile canonical, null for the base specification
     */
    public List<String> errors(Guide guide, @Nullable String profile, JsonNode resource) {
        var errors = new ArrayList<String>();
        for (JsonNode issue : issues(guide, profile, resource).values()) {
            String level = issue.path("level").asString("");
            String message = issue.path("message").asString("");
            if ((level.equals("ERROR") || level.equals("FATAL")) && !KnownIssues.holds(message)) {
                errors.add(issue.path("location").asString("") + ": " + message);
            }
        }
        return errors;
    }

    /** The errors of a Bundle itself; those inside its resources are found by validating these alone, as Inferno does. */
    public List<String> bundleErrors(Guide guide, String profile, JsonNode bundle) {
        return errors(guide, profile, bundle).stream()
                .filter(error -> !error.matches("(?s)^Bundle\\.entry\\[\\d+\\]\\.resource.*"))
                .toList();
    }

    private JsonNode issues(Guide guide, @Nullable String profile, JsonNode resource) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        ObjectNode context = request.putObject("validationContext");
        context.put("sv", "4.0.1").put("locale", "en").put("disableDefaultResourceFetcher", true);
        context.putArray("igs").add(guide.igPackage());
        context.putArray("extensions").add("any");
        var profiles = context.putArray("profiles");
        if (profile != null) {
            profiles.add(profile);
        }
        request.putArray("filesToValidate")
                .addObject()
                .put("fileName", "resource.json")
                .put("fileType", "json")
                .put("fileContent", resource.toString());
        return JsonMapper.shared()
                .readTree(post(request.toString()))
                .path("outcomes")
                .path(0)
                .path("issues");
    }

    private String post(String body) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + "/validate"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "The validator answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
