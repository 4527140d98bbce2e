package dev.priori.member.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.fhir.Limits;
import dev.priori.member.store.MemberStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings the members of a file into a store. */
public final class PlanFiles {

    private PlanFiles() {}

    /** Takes every line of an NDJSON file. */
    public static void take(MemberStore store, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(new MemberImport(store).lines(in, Limits.DEFAULT).faults())
                    .isEmpty();
        }
    }
}
