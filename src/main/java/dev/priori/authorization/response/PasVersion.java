package dev.priori.authorization.response;

import java.util.Optional;
import java.util.stream.Stream;

/** The PAS versions that are answered, each under a base URL of its own (PAS 2.2.1, conf-1). */
public enum PasVersion {
    V2_0("2.0", "2.0.1"),
    V2_2("2.2", "2.2.1");

    private final String line;
    private final String release;

    PasVersion(String line, String release) {
        this.line = line;
        this.release = release;
    }

    /** As it stands in the base URL. */
    public String line() {
        return line;
    }

    /** The release of the implementation guide. */
    public String release() {
        return release;
    }

    /** Where the base URL ends. */
    public String path() {
        return "/fhir/pas/" + line;
    }

    /** The version of that interface, if it is one. */
    public static Optional<PasVersion> ofInterface(String interfaceVersion) {
        return Stream.of(values())
                .filter(version -> version.interfaceVersion().equals(interfaceVersion))
                .findFirst();
    }

    /** The interface a case came in by. */
    public String interfaceVersion() {
        return "pas-" + line;
    }
}
