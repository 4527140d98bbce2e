package dev.priori.authorization.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Callers that begin at the same moment. */
interface AtOnce<T> {

    T by(int caller) throws Exception;

    static <T> List<T> atOnce(int callers, AtOnce<T> call) throws Exception {
        var start = new CyclicBarrier(callers);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(() -> {
                    start.await();
                    return call.by(caller);
                });
            }
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
