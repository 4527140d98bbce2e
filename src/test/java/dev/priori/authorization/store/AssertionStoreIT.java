package dev.priori.authorization.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Assertion;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class AssertionStoreIT {

    private static final String ORDER = "https://ehr.invalid/fhir/MedicationRequest/1";
    private static final String COVERAGE = "https://ehr.invalid/fhir/Coverage/1";

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    HikariDataSource source;
    AssertionStore store;

    @BeforeEach
    void open() {
        source = engine.migrated(folder);
        store = new AssertionStore(new Database(source));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void kept_assertions_are_read_as_they_were_kept() {
        Assertion granted = assertion("aa", "PA-1", Requests.NOON);
        Assertion open = new Assertion(
                UUID.randomUUID(),
                "order-sign",
                "call-2",
                ORDER,
                "bb",
                COVERAGE,
                List.of(),
                null,
                null,
                null,
                "conditional",
                List.of(),
                "{}",
                Requests.NOON,
                null);

        store.keep(List.of(granted, open));

        assertThat(store.find(granted.id())).contains(granted);
        assertThat(store.find(open.id())).contains(open);
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void the_same_content_of_an_order_finds_the_number_it_was_given_last() {
        Assertion earlier = assertion("aa", "PA-1", Requests.NOON);
        Assertion later = assertion("aa", "PA-2", Requests.NOON.plusSeconds(1));
        Assertion without = assertion("aa", null, Requests.NOON.plusSeconds(2));
        store.keep(List.of(later, earlier, without));

        assertThat(store.sameContent(ORDER, "aa", COVERAGE)).contains(later);
        assertThat(store.sameContent(ORDER, "bb", COVERAGE)).isEmpty();
        assertThat(store.sameContent(ORDER, "aa", "another coverage")).isEmpty();
        assertThat(store.sameContent("another order", "aa", COVERAGE)).isEmpty();
    }

    @Test
    void all_assertions_of_a_call_are_kept_or_none() {
        Assertion kept = assertion("aa", null, Requests.NOON);
        Assertion other = assertion("bb", null, Requests.NOON);
        store.keep(List.of(kept));

        assertThatThrownBy(() -> store.keep(List.of(other, kept))).isInstanceOf(IllegalStateException.class);

        assertThat(store.find(other.id())).isEmpty();
        store.keep(List.of());
    }

    private static Assertion assertion(String contentHash, @Nullable String number, Instant at) {
        return new Assertion(
                UUID.randomUUID(),
                "order-sign",
                "call-1",
                ORDER,
                contentHash,
                COVERAGE,
                List.of(Requests.MEMBER),
                "example-policy",
                "2025-04-01",
                "0f",
                number == null ? "auth-needed" : "satisfied",
                List.of("https://plan.invalid/Questionnaire/1"),
                "{\"overall\":\"MET\"}",
                at,
                number);
    }
}
