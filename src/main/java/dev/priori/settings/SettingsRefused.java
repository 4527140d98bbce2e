package dev.priori.settings;

import java.util.List;

/** The settings cannot be used; carries every fault, not only the first. */
public class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<SettingFault> faults;

    SettingsRefused(List<SettingFault> faults) {
        super(faults.size() == 1 ? "one setting cannot be used" : faults.size() + " settings cannot be used");
        this.faults = List.copyOf(faults);
    }

    List<SettingFault> faults() {
        return faults;
    }
}
