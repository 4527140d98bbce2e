package dev.priori.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void without_settings_data_goes_to_the_folder_data_and_nobody_else_may_call() {
        Settings settings = Settings.from(environment(Map.of(), Map.of()));

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("data").toAbsolutePath(),
                        List.of(),
                        List.of(),
                        false,
                        null,
                        Settings.Pas.STANDARD,
                        new Settings.Outgoing(true, List.of()),
                        new Settings.Subscriptions(Duration.ofSeconds(10), Duration.ofHours(1)),
                        CrdSettings.STANDARD));
    }

    @Test
    void every_setting_is_read() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Path data = folder.resolve("not/yet/there");

        Settings settings = Settings.from(environment(
                Map.of(
                        "priori.data",
                        data.toString(),
                        "priori.policies",
                        one + "," + two,
                        "priori.members",
                        two.toString(),
                        "priori.open-to-network",
                        "true",
                        "priori.public-url",
                        "https://plan.test",
                        "server.address",
                        "0.0.0.0",
                        "priori.outgoing-hosts",
                        "ehr.test, 10.0.0.7:8080"),
                Map.of()));

        assertThat(settings)
                .isEqualTo(new Settings(
                        data,
                        List.of(one, two),
                        List.of(two),
                        true,
                        URI.create("https://plan.test"),
                        Settings.Pas.STANDARD,
                        new Settings.Outgoing(false, List.of("ehr.test", "10.0.0.7:8080")),
                        new Settings.Subscriptions(Duration.ofSeconds(10), Duration.ofHours(1)),
                        CrdSettings.STANDARD));
        assertThat(data).doesNotExist();
    }

    @Test
    void how_hooks_are_called_is_read() {
        CrdSettings crd = Settings.from(environment(
                        Map.of(
                                "priori.public-url", "https://plan.test",
                                "priori.crd.ehr-deadline", "2s",
                                "priori.crd.clients[0]", "https://ehr.test/cds https://ehr.test/jwks.json",
                                "priori.crd.replay-check", "false",
                                "priori.crd.cors-origins", "https://one.test, https://two.test",
                                "priori.crd.fhirpath-prefetch", "true",
                                "priori.crd.app-name", "Costs",
                                "priori.crd.app-launch", "https://plan.test/launch"),
                        Map.of()))
                .crd();

        assertThat(crd)
                .isEqualTo(new CrdSettings(
                        Duration.ofSeconds(2),
                        List.of(new CrdSettings.Client(
                                "https://ehr.test/cds", URI.create("https://ehr.test/jwks.json"))),
                        false,
                        List.of("https://one.test", "https://two.test"),
                        true,
                        new CrdSettings.App("Costs", URI.create("https://plan.test/launch"))));
    }

    @Test
    void an_app_has_a_name_and_an_address() {
        assertThat(faults(Map.of("priori.crd.app-name", "Costs"), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("priori.crd.app-launch");
    }

    @Test
    void clients_need_their_keys_and_the_address_that_their_tokens_are_made_out_to() {
        assertThat(faults(
                        Map.of("priori.crd.clients", "https://ehr.test/cds,https://two.test ftp://two.test"), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("priori.crd.clients", "priori.crd.clients");
        assertThat(faults(Map.of("priori.crd.clients", "https://ehr.test/cds https://ehr.test/jwks.json"), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("priori.public-url");
    }

    @Test
    void what_prior_authorization_answers_with_is_read() {
        Settings.Pas pas = Settings.from(environment(
                        Map.of(
                                "priori.pas.replay-window", "0",
                                "priori.pas.denial-code.coverage-inactive", "ONE",
                                "priori.pas.reject-code", "TWO",
                                "priori.pas.followup-code", "THREE",
                                "priori.pas.due-expedited", "24h",
                                "priori.pas.due-standard", "3d"),
                        Map.of()))
                .pas();

        assertThat(pas)
                .isEqualTo(new Settings.Pas(
                        Duration.ZERO,
                        Map.of("coverage-inactive", "ONE"),
                        "TWO",
                        "THREE",
                        Duration.ofHours(24),
                        Duration.ofDays(3)));
    }

    @Test
    void a_replay_window_that_is_no_time_is_refused() {
        SettingsRefused refused = catchThrowableOfType(
                SettingsRefused.class,
                () -> Settings.from(environment(Map.of("priori.pas.replay-window", "soon"), Map.of())));

        assertThat(refused.faults()).hasSize(1);
    }

    @Test
    void the_environment_spells_settings_its_own_way() {
        Settings settings = Settings.from(environment(
                Map.of(), Map.of("PRIORI_OPEN_TO_NETWORK", "true", "PRIORI_POLICIES_0", folder.toString())));

        assertThat(settings.openToNetwork()).isTrue();
        assertThat(settings.policies()).containsExactly(folder);
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        List<SettingFault> faults = faults(
                Map.of(
                        "priori.data", file.toString(),
                        "priori.policies", folder + "," + folder.resolve("missing"),
                        "priori.open-to-network", "yes",
                        "priori.foo", "1",
                        "server.address", "0.0.0.0"),
                Map.of("PRIORI_POLICYS", "/x"));

        assertThat(faults)
                .extracting(SettingFault::key)
                .containsExactlyInAnyOrder(
                        "priori.data",
                        "priori.policies",
                        "priori.open-to-network",
                        "server.address",
                        "priori.foo",
                        "priori.policys");
        assertThat(faults).extracting(SettingFault::remedy).doesNotContain("");
    }

    @Test
    void an_unknown_setting_is_told_with_its_value_its_place_and_the_nearest_name() {
        assertThat(faults(Map.of(), Map.of("PRIORI_POLICYS", "/x")))
                .singleElement()
                .hasToString(
                        "priori.policys: found \"/x\" (\"PRIORI_POLICYS\" from property source \"systemEnvironment\")."
                                + " There is no such setting; did you mean priori.policies?");
    }

    @Test
    void an_unknown_setting_near_to_none_is_told_with_the_names_there_are() {
        assertThat(faults(Map.of("priori.zzzzzzzz", "1"), Map.of()))
                .singleElement()
                .extracting(SettingFault::remedy)
                .asString()
                .startsWith("There is no such setting; there are priori.")
                .contains(", priori.data, ", ", priori.open-to-network, ", ", priori.policies, ")
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"priori.data[0]", "priori.data.folder", "priori.policies.one", "priori.open-to-network[1]"})
    void a_known_name_with_something_behind_it_is_unknown(String key) {
        assertThat(faults(Map.of(key, folder.toString()), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly(key);
    }

    @Test
    void what_may_be_a_secret_is_not_repeated() {
        assertThat(faults(Map.of("priori.database-password", "marker"), Map.of()))
                .singleElement()
                .asString()
                .startsWith("priori.database-password: found a value")
                .doesNotContain("marker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a;b", "nul\0"})
    void a_data_folder_that_cannot_be_one_is_refused(String data) {
        assertThat(faults(Map.of("priori.data", data), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("priori.data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.9.9.9"})
    void loopback_addresses_need_no_permission(String address) {
        assertThat(Settings.from(environment(Map.of("server.address", address), Map.of())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1"})
    void other_addresses_are_refused_unless_the_network_is_welcome(String address) {
        assertThat(faults(Map.of("server.address", address), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("server.address");
        assertThat(Settings.from(
                        environment(Map.of("server.address", address, "priori.open-to-network", "true"), Map.of())))
                .isNotNull();
    }

    @Test
    void a_second_port_for_management_is_held_to_the_same_rule() {
        assertThat(faults(Map.of("management.server.port", "9000"), Map.of()))
                .extracting(SettingFault::key)
                .containsExactly("management.server.address");
    }

    @Test
    void the_report_is_a_list_and_no_stack_trace() {
        SettingsRefused refused = refused(Map.of("priori.dat", "1", "priori.open-to-network", "maybe"), Map.of());

        assertThat(new SettingsReport().analyze(refused).getDescription()).isEqualTo("""
            Priori did not start: 2 settings cannot be used.

              priori.open-to-network: found "maybe". Write true or false.
              priori.dat: found "1" ("priori.dat" from property source "given"). There is no such setting; did you mean \
            priori.data?\
            """);
    }

    private static List<SettingFault> faults(Map<String, String> properties, Map<String, String> variables) {
        return refused(properties, variables).faults();
    }

    private static SettingsRefused refused(Map<String, String> properties, Map<String, String> variables) {
        return catchThrowableOfType(SettingsRefused.class, () -> Settings.from(environment(properties, variables)));
    }

    /** Loopback by default, as application.properties has it. */
    private static StandardEnvironment environment(Map<String, String> properties, Map<String, String> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        sources.addFirst(new MapPropertySource("given", new HashMap<>(properties)));
        sources.addLast(new MapPropertySource("defaults", Map.of("server.address", "127.0.0.1")));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
