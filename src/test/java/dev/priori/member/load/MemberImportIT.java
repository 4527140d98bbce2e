package dev.priori.member.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem.Issue;
import dev.priori.member.Identifier;
import dev.priori.member.store.MemberStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class MemberImportIT {

    private static final List<Identifier> NORA = List.of(new Identifier("https://plan.test/member", "M-0001"));

    private static final String BUNDLE = """
        {"resourceType":"Bundle","type":"transaction","entry":[
         {"fullUrl":"urn:uuid:0b7d4d0e-0b0f-4c53-9b3e-2a4d3c2b1a01","resource":
          {"resourceType":"Patient","id":"nora","identifier":[{"system":"https://plan.test/member","value":"M-0001"}]}},
         {"resource":{"resourceType":"Coverage","id":"c1","status":"active","subscriberId":"M-0001",
          "beneficiary":{"reference":"urn:uuid:0b7d4d0e-0b0f-4c53-9b3e-2a4d3c2b1a01"},
          "payor":[{"reference":"https://plan.test/fhir/Organization/plan"}]}}]}\
        """;

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    HikariDataSource source;
    MemberStore store;
    MemberImport members;
    Path files;

    @BeforeEach
    void open() throws IOException {
        source = engine.migrated(folder.resolve("data"));
        store = new MemberStore(new Database(source));
        members = new MemberImport(store);
        files = Files.createDirectory(folder.resolve("members"));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void references_within_a_bundle_lead_where_fhir_lets_them_lead() {
        assertThat(members.document(BUNDLE.getBytes(UTF_8), Limits.DEFAULT).faults())
                .isEmpty();

        assertThat(store.members(NORA)).containsExactly("nora");
        assertThat(store.coverages("nora")).singleElement().satisfies(coverage -> {
            assertThat(coverage.payerId()).isEqualTo("plan");
            assertThat(coverage.numbers()).containsExactly("M-0001");
        });
    }

    @Test
    void every_line_that_cannot_be_read_is_named_and_the_others_are_taken() throws IOException {
        String lines = """
            {"resourceType":"Patient","id":"nora","identifier":[{"system":"https://plan.test/member","value":"M-0001"}]}
            {"resourceType":"Patient","id":"a b"}
            {"resourceType":"Patient","id":"ida","birthDate":"1990-13-01"}
            {"resourceType":"Coverage","id":"c1","status":"active","beneficiary":{"display":"Nora"}}
            {"resourceType":"Coverage","id":"c2","beneficiary":{"reference":"Patient/nora"}}
            no json
            []
            {"id":"x"}\
            """;

        Imported imported = members.lines(new ByteArrayInputStream(lines.getBytes(UTF_8)), Limits.DEFAULT);

        assertThat(imported.faults())
                .extracting(Issue::expression)
                .containsExactly(
                        "line 2: Patient.id",
                        "line 3: Patient.birthDate",
                        "line 4: Coverage.beneficiary",
                        "line 5: Coverage.status",
                        "line 6",
                        "line 7",
                        "line 8");
        assertThat(imported.faults().toString()).doesNotContain("1990", "Nora");
        assertThat(store.members(NORA)).containsExactly("nora");
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_without_being_held() throws IOException {
        String lines = "{\"resourceType\":\"Patient\",\"id\":\"" + "x".repeat(5000) + "\"}\n"
                + "{\"resourceType\":\"Patient\",\"id\":\"ida\"}\r\n";

        Imported imported =
                members.lines(new ByteArrayInputStream(lines.getBytes(UTF_8)), Limits.DEFAULT.withBytes(1000));

        assertThat(imported.faults()).extracting(Issue::expression).containsExactly("line 1");
        assertThat(imported.members()).isEqualTo(1);
    }

    @Test
    void no_more_than_fifty_faults_are_named() throws IOException {
        Imported imported =
                members.lines(new ByteArrayInputStream("x\n".repeat(70).getBytes(UTF_8)), Limits.DEFAULT);

        assertThat(imported.faults()).hasSize(51);
        assertThat(imported.faults().getLast().text()).contains("20 more");
    }

    @Test
    void files_of_a_folder_are_imported_once_for_their_content() throws IOException {
        Path file = files.resolve("plan.json");
        Files.writeString(file, BUNDLE);
        Files.writeString(files.resolve("notes.txt"), "no members");
        var folders = new MemberFolders(store, members);
        folders.importAll(List.of(files));
        new Database(source).jdbc().update("delete from plan_coverage");

        folders.importAll(List.of(files));
        assertThat(store.coverages("nora")).isEmpty();

        Files.writeString(file, BUNDLE + "\n");
        folders.importAll(List.of(files));
        assertThat(store.coverages("nora")).hasSize(1);
    }

    @Test
    void files_that_cannot_be_read_are_all_named_and_the_rest_is_taken() throws IOException {
        Files.writeString(files.resolve("a.json"), BUNDLE);
        Files.writeString(files.resolve("b.json"), "{");
        Files.writeString(files.resolve("c.ndjson"), "{\"resourceType\":\"Patient\"}\n");

        assertThatThrownBy(() -> new MemberFolders(store, members).importAll(List.of(files)))
                .isInstanceOf(MembersRefused.class)
                .hasMessageContainingAll("b.json", "c.ndjson", "line 1: Patient.id");
        assertThat(store.members(NORA)).containsExactly("nora");
    }

    @Test
    void two_imports_of_the_same_members_at_once_leave_one_of_each() throws Exception {
        String lines =
                "{\"resourceType\":\"Patient\",\"id\":\"nora\",\"identifier\":[{\"system\":\"s\",\"value\":\"v\"}]}\n"
                        .repeat(3000);
        var threads = List.of(
                Thread.ofVirtual().unstarted(() -> takeAll(lines)),
                Thread.ofVirtual().unstarted(() -> takeAll(lines)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(store.members(List.of(new Identifier("s", "v")))).containsExactly("nora");
        assertThat(new Database(source)
                        .client()
                        .sql("select count(*) from plan_key")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void takeAll(String lines) {
        try {
            members.lines(new ByteArrayInputStream(lines.getBytes(UTF_8)), Limits.DEFAULT);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
