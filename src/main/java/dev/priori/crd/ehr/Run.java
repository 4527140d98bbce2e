package dev.priori.crd.ehr;

import dev.priori.crd.ehr.Found.Answered;
import dev.priori.crd.ehr.Found.Failed;
import dev.priori.crd.ehr.Found.Refused;
import dev.priori.crd.request.Ehr;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.JsonDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries of one call: each asked once, those of a round side by side, all of them within one budget. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final EhrClient client;
    private final ExecutorService threads;
    private final Bounds bounds;
    private final Budget budget;
    private final Semaphore places;
    private final Set<Query> asked = new HashSet<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private int reads;

    Run(EhrClient client, ExecutorService threads, Bounds bounds) {
        this.client = client;
        this.threads = threads;
        this.bounds = bounds;
        this.budget = new Budget(bounds);
        this.places = new Semaphore(bounds.atOnce());
    }

    /** Those that were not asked before and that the bounds leave room for. */
    List<Query> open(Collection<Query> queries) {
        var open = new ArrayList<Query>();
        for (Query query : queries) {
            if (asked.add(query)) {
                if (query.isRead() && ++reads > bounds.reads()) {
                    denied.add(query.type());
                } else {
                    open.add(query);
                }
            }
        }
        return open;
    }

    /** Asks them and gives the call with what came. */
    HookCall ask(HookCall call, List<Query> queries) {
        Scopes scopes = Scopes.of(call.ehr().scope());
        List<Query> allowed = queries.stream().filter(scopes::allow).toList();
        queries.stream().filter(query -> !scopes.allow(query)).forEach(query -> denied.add(query.type()));
        List<Found> found = send(call.ehr(), allowed, call.patientId());
        var documents = new ArrayList<JsonDocument>();
        var complete = new HashSet<String>();
        for (int i = 0; i < allowed.size(); i++) {
            Query query = allowed.get(i);
            switch (found.get(i)) {
                case Answered answered -> {
                    documents.addAll(answered.documents());
                    if (!answered.whole() || !scopes.allowAllOf(query)) {
                        denied.add(query.type());
                    } else if (!query.isRead()) {
                        complete.add(query.type());
                    }
                }
                case Refused refused -> denied.add(query.type());
                case Failed failed -> {
                    LOG.info("No answer of the EHR about {}: {}", query.type(), failed.why());
                    broken.add(query.type());
                }
            }
        }
        complete.removeAll(denied);
        complete.removeAll(broken);
        Asked.keepOnce(documents, call.resources());
        return call.with(documents, complete, Set.copyOf(denied), Set.copyOf(broken));
    }

    private List<Found> send(Ehr ehr, List<Query> queries, String patientId) {
        List<Callable<Found>> tasks = queries.stream()
                .map(query -> (Callable<Found>) () -> {
                    places.acquire();
                    try {
                        return client.send(ehr, query, patientId, budget);
                    } finally {
                        places.release();
                    }
                })
                .toList();
        try {
            return threads.invokeAll(tasks, budget.left().toNanos(), TimeUnit.NANOSECONDS).stream()
                    .map(Run::result)
                    .toList();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return queries.stream()
                    .map(query -> (Found) new Failed("this server ends"))
                    .toList();
        }
    }

    private static Found result(Future<Found> future) {
        try {
            return future.get();
        } catch (CancellationException late) {
            return new Failed("no whole answer in time");
        } catch (ExecutionException ours) {
            throw new IllegalStateException("a query failed", ours.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Failed("this server ends");
        }
    }
}
