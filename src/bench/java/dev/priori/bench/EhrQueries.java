package dev.priori.bench;

import dev.priori.bench.Load.Round;
import dev.priori.crd.EhrPeer;
import java.nio.file.Path;
import java.time.Duration;

/** order-sign with everything prefetched, and with the chart left in an EHR that takes 50 ms to answer each query. */
final class EhrQueries {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int WARM_UP = 2000;

    private EhrQueries() {}

    static void measure(Path data, int rounds, int seconds) {
        try (Side priori = Side.priori(data);
                EhrPeer ehr = EhrPeer.start()) {
            var full =
                    new Load(priori, Template.post("/cds-services/order-sign-crd", "application/json", Bodies.hook()));
            var asking = new Load(
                    priori, Template.post("/cds-services/order-sign-crd", "application/json", Bodies.hook(ehr)));
            ehr.after(LATENCY);
            full.requests(WARM_UP, 8);
            asking.requests(WARM_UP / 4, 8);
            ehr.asked().clear();
            String answer = asking.once();
            LoadDriver.say(
                    "%d queries a call, %d of them after the others: chain %d ms; answer %s",
                    ehr.asked().size(),
                    ehr.asked().stream().filter(query -> !query.contains("?")).count(),
                    chain(ehr),
                    answer.contains("auth-needed") ? "auth-needed" : "other");
            for (int callers : new int[] {1, 8}) {
                Round prefetched = full.during(seconds, callers);
                Round asked = asking.during(seconds, callers);
                for (int i = 1; i < rounds; i++) {
                    prefetched = Round.together(prefetched, full.during(seconds, callers));
                    asked = Round.together(asked, asking.during(seconds, callers));
                }
                print(callers, prefetched, asked, chain(ehr));
            }
        }
    }

    /** Searches go side by side; what they lead to is read after them. */
    private static long chain(EhrPeer ehr) {
        boolean leadsOn = ehr.asked().stream().anyMatch(query -> !query.contains("?"));
        return LATENCY.toMillis() * (leadsOn ? 2 : 1);
    }

    private static void print(int callers, Round prefetched, Round asked, long chain) {
        LoadDriver.print("full", callers, prefetched);
        LoadDriver.print("asking", callers, asked);
        LoadDriver.say(
                "%2d callers asking: p50 %.2f x, p99 %.2f x the chain of %d ms",
                callers, asked.within(0.5) / chain, asked.within(0.99) / chain, chain);
    }
}
