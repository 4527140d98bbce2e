package dev.priori.crd.request;

import java.util.Arrays;
import java.util.Optional;

/** The lines of CRD that are spoken here; a caller that names none gets the first. */
public enum CrdLine {
    V2_0("2.0", 422),
    V2_2("2.2", 400);

    private final String version;
    private final int faultStatus;

    CrdLine(String version, int faultStatus) {
        this.version = version;
        this.faultStatus = faultStatus;
    }

    /** As {@code davinci-crd.requestedVersion} names it. */
    public String version() {
        return version;
    }

    /** HTTP status for JSON that is no sound call: 2.0 calls it unprocessable, 2.2 a bad request (hook-13). */
    int faultStatus() {
        return faultStatus;
    }

    static Optional<CrdLine> of(String version) {
        return Arrays.stream(values())
                .filter(line -> line.version.equals(version))
                .findFirst();
    }
}
