package dev.priori.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The {@code priori.*} settings, checked before anything starts.
 *
 * @param data absolute folder of everything the server writes; made when missing
 * @param policies absolute folders with further policies, each holding {@code cql} and {@code fhir-resources}
 * @param members absolute folders with the plan's members, coverages and payers
 * @param openToNetwork whether an address other than loopback may be listened on without access control
 * @param publicUrl how callers reach this server, null when it was not told
 * @param pas what the prior authorization operations answer with
 * @param outgoing whom the server may call
 * @param subscriptions how notifications are sent
 * @param crd how hooks are called and answered
 */
public record Settings(
        Path data,
        List<Path> policies,
        List<Path> members,
        boolean openToNetwork,
        @Nullable URI publicUrl,
        Pas pas,
        Outgoing outgoing,
        Subscriptions subscriptions,
        CrdSettings crd) {

    private static final List<String> DENIALS = List.of("coverage-inactive", "product-excluded", "criteria-not-met");

    public Settings {
        policies = List.copyOf(policies);
        members = List.copyOf(members);
    }

    /**
     * Settings of {@code priori.pas}. Codes of X12 are licensed: they stand nowhere in this software but here.
     *
     * @param replayWindow how long the same bytes of the same caller get the stored answer; zero turns that off
     * @param denialCodes codes of X12 886 by reason of denial
     * @param rejectCode code of X12 901 for a request that is not processed
     * @param followupCode code of X12 889 for what the caller should do then
     * @param dueExpedited how long the decision on an urgent request may take
     * @param dueStandard how long any other may take
     */
    public record Pas(
            Duration replayWindow,
            Map<String, String> denialCodes,
            String rejectCode,
            String followupCode,
            Duration dueExpedited,
            Duration dueStandard) {

        /** Without any setting. */
        public static final Pas STANDARD =
                new Pas(Duration.ofMinutes(1), Map.of(), "33", "C", Duration.ofHours(72), Duration.ofDays(7));

        public Pas {
            denialCodes = Map.copyOf(denialCodes);
        }
    }

    /**
     * Whom the server may call itself.
     *
     * @param atHome whether it listens on loopback only
     * @param hosts what it may call whatever it is, each {@code host} or {@code host:port}
     */
    public record Outgoing(boolean atHome, List<String> hosts) {
        public Outgoing {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Settings of {@code priori.subscriptions}.
     *
     * @param answerWithin how long a subscriber may take to answer
     * @param giveUpAfter how long sending fails before the subscription is in error
     */
    public record Subscriptions(Duration answerWithin, Duration giveUpAfter) {}

    /**
     * Reads the settings from every place Spring knows: command line, environment, properties files.
     *
     * @throws SettingsRefused naming all faults at once
     */
    public static Settings from(ConfigurableEnvironment environment) {
        SettingsReader reader = new SettingsReader(environment);
        Path data = reader.folderToWrite("data", Path.of("data"));
        List<Path> policies = reader.foldersToRead("policies");
        List<Path> members = reader.foldersToRead("members");
        boolean openToNetwork = reader.flag("open-to-network", false);
        URI publicUrl = reader.address("public-url");
        Pas pas = pas(reader);
        CrdSettings crd = CrdSettings.read(reader);
        if (publicUrl == null && !crd.clients().isEmpty()) {
            reader.fault(
                    "public-url",
                    "",
                    "Write the address that callers use, without a path: tokens of priori.crd.clients are made out to"
                            + " it.");
        }
        var outgoing = new Outgoing(reader.listensOnLoopback(), reader.texts("outgoing-hosts"));
        reader.keepToLoopback(openToNetwork);
        Subscriptions subscriptions = subscriptions(reader);
        reader.refuseFaults();
        return new Settings(data, policies, members, openToNetwork, publicUrl, pas, outgoing, subscriptions, crd);
    }

    private static Subscriptions subscriptions(SettingsReader reader) {
        return new Subscriptions(
                reader.duration("subscriptions.answer-within", Duration.ofSeconds(10)),
                reader.duration("subscriptions.give-up-after", Duration.ofHours(1)));
    }

    private static Pas pas(SettingsReader reader) {
        Duration replayWindow = reader.duration("pas.replay-window", Pas.STANDARD.replayWindow());
        Map<String, String> denialCodes = new HashMap<>();
        for (String reason : DENIALS) {
            String code = reader.text("pas.denial-code." + reason, "");
            if (!code.isEmpty()) {
                denialCodes.put(reason, code);
            }
        }
        return new Pas(
                replayWindow,
                denialCodes,
                reader.text("pas.reject-code", Pas.STANDARD.rejectCode()),
                reader.text("pas.followup-code", Pas.STANDARD.followupCode()),
                reader.duration("pas.due-expedited", Pas.STANDARD.dueExpedited()),
                reader.duration("pas.due-standard", Pas.STANDARD.dueStandard()));
    }
}
