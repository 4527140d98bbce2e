package dev.priori.crd.request;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the caller wants to be told, from {@code davinci-crd.configuration}: unknown options are passed over, and so is a
 * value of the wrong type (dev-6, dev-14, dev-17).
 */
public final class Options {

    /** The most cards of one answer. */
    public static final String MAX_CARDS = "max-cards";

    /** Cards of one answer when the caller names no number. */
    public static final int DEFAULT_MAX_CARDS = 10;

    /** Grants at order-sign; part of {@code coverage-info}. */
    public static final String UNSOLICITED_DETERMINATION = "unsolicited-determ";

    /** Forms as Tasks, for a caller that has no DTR; off unless it is asked for. */
    public static final String FORM_COMPLETION = "form-completion";

    private static final Logger LOG = LoggerFactory.getLogger(Options.class);

    private final Map<String, Boolean> switches;
    private final int maxCards;

    private Options(Map<String, Boolean> switches, int maxCards) {
        this.switches = switches;
        this.maxCards = maxCards;
    }

    /** Reads the configuration; a missing node means all defaults. */
    static Options read(JsonNode configuration) {
        var switches = new TreeMap<String, Boolean>();
        int maxCards = DEFAULT_MAX_CARDS;
        for (var option : configuration.properties()) {
            JsonNode value = option.getValue();
            if (value.isBoolean()) {
                switches.put(option.getKey(), value.booleanValue());
            } else if (option.getKey().equals(MAX_CARDS)) {
                maxCards = number(value);
            }
        }
        return new Options(switches, maxCards);
    }

    private static int number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0) {
            return value.intValue();
        }
        LOG.warn("Option {} is no whole number from 0: {} is used", MAX_CARDS, DEFAULT_MAX_CARDS);
        return DEFAULT_MAX_CARDS;
    }

    /** True only when the caller switched that on. */
    public boolean asksFor(String code) {
        return switches.getOrDefault(code, false);
    }

    /** False only when the caller switched that kind of answer off. */
    public boolean wants(String code) {
        return switches.getOrDefault(code, true);
    }

    public int maxCards() {
        return maxCards;
    }
}
