package dev.priori.settings;

/**
 * One setting that stops the start.
 *
 * @param key the setting's name as the README writes it
 * @param found what is set and where; no secret
 * @param remedy what would do
 */
record SettingFault(String key, String found, String remedy) {
    @Override
    public String toString() {
        return key + ": found " + found + ". " + remedy;
    }
}
