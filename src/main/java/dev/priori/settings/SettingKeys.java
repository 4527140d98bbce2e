package dev.priori.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/** The keys that exist under {@code priori.}, and what is set beside them. */
class SettingKeys {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("priori");

    private final List<String> singles = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();

    /** Declares a key with one value and gives its full name. */
    String single(String name) {
        singles.add(name);
        return "priori." + name;
    }

    /** Declares a key with any number of values and gives its full name. */
    String list(String name) {
        lists.add(name);
        return "priori." + name;
    }

    /** A fault for every key that is set anywhere and was not declared. */
    List<SettingFault> strangers(ConfigurableEnvironment environment) {
        Map<String, SettingFault> strangers = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource keys) {
                keys.stream()
                        .filter(ROOT::isAncestorOf)
                        .filter(key -> !knows(key))
                        .forEach(key -> strangers.putIfAbsent(letters(key), stranger(key, source)));
            }
        }
        return List.copyOf(strangers.values());
    }

    private boolean knows(ConfigurationPropertyName key) {
        String letters = letters(key);
        boolean numbered = key.isLastElementIndexed();
        return singles.stream().anyMatch(name -> !numbered && letters(name).equals(letters))
                || lists.stream().anyMatch(name -> letters(name).equals(numbered ? letters(key.getParent()) : letters));
    }

    private SettingFault stranger(ConfigurationPropertyName key, ConfigurationPropertySource source) {
        var property = source.getConfigurationProperty(key);
        String value = property == null || secret(key) ? "a value" : "\"" + property.getValue() + "\"";
        String origin = property == null || property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        return new SettingFault(key.toString(), value + origin, "There is no such setting" + meant(key));
    }

    private String meant(ConfigurationPropertyName key) {
        String letters = letters(key);
        List<String> names = new ArrayList<>(singles);
        names.addAll(lists);
        return names.stream()
                .filter(name -> near(letters, letters(name)))
                .findFirst()
                .map(name -> "; did you mean priori." + name + "?")
                .orElseGet(() -> names.stream()
                        .map(name -> "priori." + name)
                        .sorted()
                        .collect(joining(", ", "; there are ", ".")));
    }

    private static boolean near(String one, String other) {
        return one.contains(other) || other.contains(one) || distance(one, other) <= 1 + other.length() / 4;
    }

    /** How many letters must be added, dropped or changed to make one word the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static boolean secret(ConfigurationPropertyName key) {
        String letters = letters(key);
        return letters.contains("pass") || letters.contains("secret") || letters.contains("token");
    }

    private static String letters(ConfigurationPropertyName key) {
        return letters(key.toString().substring(ROOT.toString().length()));
    }

    /** Environment variables know no hyphens and dots: names are compared by their letters and digits. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
