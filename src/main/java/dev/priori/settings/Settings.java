package dev.priori.settings;

import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The {@code priori.*} settings, checked before anything starts.
 *
 * @param data absolute folder of everything the server writes; made when missing
 * @param policies absolute folders with further policies, each holding {@code cql} and {@code fhir-resources}
 * @param openToNetwork whether an address other than loopback may be listened on without access control
 */
public record Settings(Path data, List<Path> policies, boolean openToNetwork) {
    public Settings {
        policies = List.copyOf(policies);
    }

    /**
     * Reads the settings from every place Spring knows: command line, environment, properties files.
     *
     * @throws SettingsRefused naming all faults at once
     */
    public static Settings from(ConfigurableEnvironment environment) {
        SettingsReader reader = new SettingsReader(environment);
        Path data = reader.folderToWrite("data", Path.of("data"));
        List<Path> policies = reader.foldersToRead("policies");
        boolean openToNetwork = reader.flag("open-to-network", false);
        reader.keepToLoopback(openToNetwork);
        reader.refuseFaults();
        return new Settings(data, policies, openToNetwork);
    }
}
