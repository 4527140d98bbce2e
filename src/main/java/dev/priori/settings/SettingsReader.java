package dev.priori.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads settings one by one and gathers the faults of all of them. A key that was never asked for is a fault too. */
class SettingsReader {
    private final ConfigurableEnvironment environment;
    private final Binder binder;
    private final List<SettingFault> faults = new ArrayList<>();
    private final SettingKeys known = new SettingKeys();

    SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    /** A folder that exists or can be made. The database's address is built from it, so it has no semicolon. */
    Path folderToWrite(String name, Path otherwise) {
        String key = known.single(name);
        String remedy = "Name a folder that this user may write to; it is made when it does not exist.";
        String text = environment.getProperty(key);
        if (text == null) {
            return otherwise.toAbsolutePath().normalize();
        }
        Path folder = folder(text);
        if (folder == null || !writable(folder)) {
            faults.add(new SettingFault(key, quoted(text), remedy));
        } else if (text.contains(";")) {
            faults.add(new SettingFault(key, quoted(text), "Name a folder without a semicolon."));
        }
        return folder == null ? otherwise : folder;
    }

    /** Folders that exist, in the order given. */
    List<Path> foldersToRead(String name) {
        String key = known.list(name);
        List<Path> folders = new ArrayList<>();
        for (String text : binder.bind(key, Bindable.listOf(String.class)).orElse(List.of())) {
            Path folder = folder(text);
            if (folder == null || !Files.isDirectory(folder)) {
                faults.add(new SettingFault(key, quoted(text), "Name folders that exist, separated by commas."));
            } else {
                folders.add(folder);
            }
        }
        return folders;
    }

    boolean flag(String name, boolean otherwise) {
        String key = known.single(name);
        String text = environment.getProperty(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            faults.add(new SettingFault(key, quoted(text), "Write true or false."));
        }
        return text == null ? otherwise : text.equals("true");
    }

    /** A time of at least zero, such as {@code 60s}, {@code 5m} or {@code PT1M}. */
    Duration duration(String name, Duration otherwise) {
        String key = known.single(name);
        String text = environment.getProperty(key);
        if (text == null) {
            return otherwise;
        }
        Duration duration = time(text.strip());
        if (duration == null || duration.isNegative()) {
            faults.add(new SettingFault(key, quoted(text), "Write a time such as 60s or 5m; 0 turns it off."));
        }
        return duration == null ? otherwise : duration;
    }

    /** Any text without spaces around it. */
    String text(String name, String otherwise) {
        return environment.getProperty(known.single(name), otherwise).strip();
    }

    /** Texts without spaces around them, in the order given. */
    List<String> texts(String name) {
        return binder.bind(known.list(name), Bindable.listOf(String.class)).orElse(List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** An http or https address; null when it is not set. */
    @Nullable
    URI address(String name) {
        String key = known.single(name);
        String text = environment.getProperty(key);
        URI address = text == null ? null : http(text);
        if (text != null && address == null) {
            faults.add(new SettingFault(key, quoted(text), "Write an address such as https://priori.example."));
        }
        return address;
    }

    /** Null when the text is no http or https address. */
    static @Nullable URI http(String text) {
        try {
            URI address = URI.create(text.strip());
            String scheme = address.getScheme();
            boolean http = "http".equals(scheme) || "https".equals(scheme);
            return http && address.getHost() != null ? address : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Notes that the setting cannot be used. */
    void fault(String name, String found, String remedy) {
        faults.add(new SettingFault("priori." + name, found.isEmpty() ? "nothing" : quoted(found), remedy));
    }

    boolean listensOnLoopback() {
        return loopback(environment.getProperty("server.address", "").strip());
    }

    /** Refuses addresses that other machines reach, unless they are welcome. */
    void keepToLoopback(boolean openToNetwork) {
        if (openToNetwork) {
            return;
        }
        stayOnLoopback("server.address");
        if (environment.getProperty("management.server.port") != null) {
            stayOnLoopback("management.server.address");
        }
    }

    /** @throws SettingsRefused when anything was wrong */
    void refuseFaults() {
        faults.addAll(known.strangers(environment));
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
    }

    private void stayOnLoopback(String key) {
        String text = environment.getProperty(key, "").strip();
        if (!loopback(text)) {
            faults.add(new SettingFault(
                    key,
                    text.isEmpty() ? "nothing, which means every address" : quoted(text),
                    "No access control is configured: write 127.0.0.1, or set priori.open-to-network=true to let"
                            + " everyone on the network call without credentials."));
        }
    }

    private static boolean loopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static @Nullable Duration time(String text) {
        try {
            return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return null;
        }
    }

    private static boolean writable(Path folder) {
        Optional<Path> nearest = Optional.of(folder);
        while (nearest.isPresent() && !Files.exists(nearest.get())) {
            nearest = Optional.ofNullable(nearest.get().getParent());
        }
        return nearest.filter(Files::isDirectory).filter(Files::isWritable).isPresent();
    }

    private static @Nullable Path folder(String text) {
        try {
            return text.isBlank() ? null : Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            return null;
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
