package dev.priori.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of {@code priori.crd}.
 *
 * @param ehrDeadline how long all queries of one call to its EHR may take together; zero asks nothing
 * @param clients who may call; empty: everybody
 * @param replayCheck whether a token is good for one call only
 * @param corsOrigins origins of pages that may call from a browser
 */
public record CrdSettings(Duration ehrDeadline, List<Client> clients, boolean replayCheck, List<String> corsOrigins) {

    /** Without any setting. */
    public static final CrdSettings STANDARD = new CrdSettings(Duration.ofSeconds(4), List.of(), true, List.of());

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

    static CrdSettings read(SettingsReader reader) {
        return new CrdSettings(
                reader.duration("crd.ehr-deadline", STANDARD.ehrDeadline()),
                clients(reader),
                reader.flag("crd.replay-check", STANDARD.replayCheck()),
                reader.texts("crd.cors-origins"));
    }

    private static List<Client> clients(SettingsReader reader) {
        var clients = new ArrayList<Client>();
        for (String text : reader.texts("crd.clients")) {
            int space = text.indexOf(' ');
            URI keys = space < 0 ? null : SettingsReader.http(text.substring(space + 1).strip());
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
