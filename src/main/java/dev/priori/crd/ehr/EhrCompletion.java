package dev.priori.crd.ehr;

import dev.priori.access.OutgoingCalls;
import dev.priori.crd.request.HookCall;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Completes a call from its EHR: what it needs and did not bring is asked for, and what the answers lead to is asked for
 * next. A call without a token stays as it is. Never fails: what could not be had stands in the call.
 */
public final class EhrCompletion implements UnaryOperator<HookCall> {

    /** Order, its medication, searches, what those lead to, an ingredient. */
    private static final int ROUNDS = 5;

    private final EhrClient client;
    private final Bounds bounds;
    private final Needs needs;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public EhrCompletion(OutgoingCalls calls, Bounds bounds, Needs needs, Clock clock) {
        this.client = new EhrClient(calls, bounds);
        this.bounds = bounds;
        this.needs = needs;
        this.clock = clock;
    }

    @Override
    public HookCall apply(HookCall sent) {
        if (sent.ehr().token() == null
                || sent.ehr().base().isEmpty()
                || bounds.deadline().isZero()) {
            return sent;
        }
        LocalDate today = LocalDate.now(clock);
        var run = new Run(client, threads, bounds);
        HookCall call = sent;
        for (int round = 0; round < ROUNDS; round++) {
            List<Query> open = run.open(needs.of(call, today));
            if (open.isEmpty()) {
                return call;
            }
            call = run.ask(call, open);
        }
        return call;
    }
}
