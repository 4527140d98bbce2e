package dev.priori.bench;

import dev.priori.bench.Load.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Puts the packaged server beside {@link BareServer} under the same load, in turns, and prints both. One argument: {@code
 * order-sign}, {@code submit-2.0}, {@code submit-2.2}, {@code ehr}, {@code members}, {@code start} or {@code memory}.
 */
public final class LoadDriver {

    private static final String FHIR = "application/fhir+json";
    private static final int ROUNDS = Integer.getInteger("rounds", 6);
    private static final int SECONDS = Integer.getInteger("seconds", 4);
    private static final int WARM_UP = Integer.getInteger("warm.up", 10_000);
    private static final List<Integer> CALLERS = Arrays.stream(
                    System.getProperty("callers", "8,1,32").split(","))
            .map(Integer::valueOf)
            .toList();

    private LoadDriver() {}

    public static void main(String[] arguments) throws IOException {
        say("load average %s", Files.readString(Path.of("/proc/loadavg")).strip());
        for (String mode : arguments) {
            Path data = Files.createTempDirectory("priori-bench");
            switch (mode) {
                case "order-sign" -> compare(data, hook("/cds-services/order-sign-crd"), hook(BareServer.HOOK));
                case "submit-2.0" ->
                    compare(
                            data,
                            Template.post("/fhir/pas/2.0/Claim/$submit", FHIR, Bodies.request20()),
                            Template.post(BareServer.BUNDLE, FHIR, Bodies.request20()));
                case "submit-2.2" ->
                    compare(
                            data,
                            Template.post("/fhir/pas/2.2/Claim/$submit", FHIR, Bodies.request22()),
                            Template.post(BareServer.BUNDLE, FHIR, Bodies.request22()));
                case "ehr" -> EhrQueries.measure(data, ROUNDS, SECONDS);
                case "members" -> MemberLookups.measure(data);
                case "start" -> starts(data);
                case "memory" -> memory(data);
                default ->
                    throw new IllegalArgumentException(
                            "order-sign, submit-2.0, submit-2.2, ehr, members, start or memory");
            }
        }
        say("load average %s", Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static Template hook(String path) {
        return Template.post(path, "application/json", Bodies.hook());
    }

    private static void compare(Path data, Template ours, Template bares) {
        try (Side priori = Side.priori(data);
                Side bare = Side.bare()) {
            var one = new Load(priori, ours);
            var other = new Load(bare, bares);
            say("request of %d bytes; answer of priori: %s", ours.size(), gist(one.once()));
            one.requests(WARM_UP, 8);
            other.requests(WARM_UP, 8);
            for (int callers : CALLERS) {
                rounds(one, other, callers);
            }
            say("priori resident %s, bare %s", priori.resident(), bare.resident());
        }
    }

    private static void rounds(Load one, Load other, int callers) {
        Round ours = null;
        Round bares = null;
        var ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            boolean first = i % 2 == 0;
            Round early = (first ? one : other).during(SECONDS, callers);
            Round late = (first ? other : one).during(SECONDS, callers);
            Round mine = first ? early : late;
            Round bare = first ? late : early;
            ratios[i] = mine.rate() / bare.rate();
            ours = ours == null ? mine : Round.together(ours, mine);
            bares = bares == null ? bare : Round.together(bares, bare);
        }
        Arrays.sort(ratios);
        print(one.side().name(), callers, Objects.requireNonNull(ours));
        print(other.side().name(), callers, Objects.requireNonNull(bares));
        say(
                "%2d callers ratio   %.2f x the requests/s of bare, rounds %.2f to %.2f, median %.2f; CPU %.2f x",
                callers,
                ours.rate() / bares.rate(),
                ratios[0],
                ratios[ROUNDS - 1],
                ratios[ROUNDS / 2],
                ours.cpuPerRequest() / bares.cpuPerRequest());
    }

    static void print(String name, int callers, Round round) {
        say(
                "%2d callers %-7s %6.0f requests/s  p50 %6.2f ms  p99 %6.2f ms  CPU %5.2f ms/request  (%d requests)",
                callers,
                name,
                round.rate(),
                round.within(0.5),
                round.within(0.99),
                round.cpuPerRequest(),
                round.nanos().length);
    }

    private static void starts(Path data) {
        for (int i = 0; i < ROUNDS; i++) {
            try (Side priori = Side.priori(data)) {
                var load = new Load(priori, hook("/cds-services/order-sign-crd"));
                Round first = load.requests(1, 1);
                say(
                        "start %d: ready in %.2f s, first hook in %.2f s, CPU %.1f s, resident %s",
                        i + 1,
                        priori.ready().toMillis() / 1e3,
                        first.within(1) / 1e3,
                        priori.cpuMillis() / 1e3,
                        priori.resident());
            }
        }
    }

    private static void memory(Path data) {
        try (Side priori = Side.priori(data)) {
            var load = new Load(priori, hook("/cds-services/order-sign-crd"));
            for (int thousands = 10; thousands <= 60; thousands += 10) {
                Round round = load.requests(10_000, 8);
                say("after %d,000 calls: resident %s (%.0f requests/s)", thousands, priori.resident(), round.rate());
            }
        }
    }

    /** Enough of an answer to see what was decided. */
    private static String gist(String answer) {
        if (!answer.contains("reviewAction") && !answer.contains("ext-coverage-information")) {
            throw new IllegalStateException("not an answer to measure: " + answer);
        }
        return answer.contains("\"A1\"") ? "A1, certified" : answer.contains("auth-needed") ? "auth-needed" : "other";
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
