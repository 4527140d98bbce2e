package dev.priori.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code priori.crd}.
 *
 * @param ehrDeadline how long all queries of one call to its EHR may take together; zero asks nothing
 * @param clients who may call; empty: everybody
 * @param replayCheck whether a token is good for one call only
 * @param corsOrigins origins of pages that may call from a browser
 * @param fhirPathPrefetch whether discovery names the FHIRPath templates of CRD 2.2 in place of the portable ones
 * @param app the plan's own SMART app, null for none
 */
public record CrdSettings(
        Duration ehrDeadline,
        List<Client> clients,
        boolean replayCheck,
        List<String> corsOrigins,
        boolean fhirPathPrefetch,
        @Nullable App app) {

    /** Without any setting. */
    public static final CrdSettings STANDARD =
            new CrdSettings(Duration.ofSeconds(4), List.of(), true, List.of(), false, null);

    public CrdSettings {
        clients = List.copyOf(clients);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * A CDS client.
     *
     * @param issuer as its tokens name it
     * @param keys address of its JWK Set
     */
    public record Client(String issuer, URI keys) {}

    /** An app to launch: its name, and where it is launched. */
    public record App(String name, URI launch) {}

    static CrdSettings read(SettingsReader reader) {
        return new CrdSettings(
                reader.duration("crd.ehr-deadline", STANDARD.ehrDeadline()),
                clients(reader),
                reader.flag("crd.replay-check", STANDARD.replayCheck()),
                reader.texts("crd.cors-origins"),
                reader.flag("crd.fhirpath-prefetch", STANDARD.fhirPathPrefetch()),
                app(reader));
    }

    private static @Nullable App app(SettingsReader reader) {
        String name = reader.text("crd.app-name", "");
        String launch = reader.text("crd.app-launch", "");
        if (name.isEmpty() && launch.isEmpty()) {
            return null;
        }
        URI address = SettingsReader.http(launch);
        if (name.isEmpty() || address == null) {
            reader.fault(
                    "crd.app-launch",
                    launch,
                    "Write the http address where the app is launched, and its name in priori.crd.app-name.");
            return null;
        }
        return new App(name, address);
    }

    private static List<Client> clients(SettingsReader reader) {
        var clients = new ArrayList<Client>();
        for (String text : reader.texts("crd.clients")) {
            int space = text.indexOf(' ');
            URI keys = space < 0
                    ? null
                    : SettingsReader.http(text.substring(space + 1).strip());
            if (keys == null) {
                reader.fault(
                        "crd.clients",
                        text,
                        "Write the issuer of the client's tokens, a blank, and the http address of its JWK Set; several"
                                + " are separated by commas.");
            } else {
                clients.add(new Client(text.substring(0, space), keys));
            }
        }
        return clients;
    }
}
