package dev.priori.authorization.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;

/**
 * What has to be told once a transaction is committed, as tasks of the scheduler that are written with it: what was kept is
 * told, also when the process ends in between.
 */
public class Outbox {

    /** The result of a case that was pended has changed; the instance names case and version. */
    public static final TaskDescriptor<Void> RESULT_CHANGED = TaskDescriptor.of("result-changed");

    private final SchedulerClient tasks;

    Outbox(SchedulerClient tasks) {
        this.tasks = tasks;
    }

    /** A version of a case, as the instance of {@link #RESULT_CHANGED} names it. */
    public record Version(UUID id, int version) {

        /** Reads an instance. */
        public static Version of(String instance) {
            int colon = instance.indexOf(':');
            return new Version(
                    UUID.fromString(instance.substring(0, colon)), Integer.parseInt(instance.substring(colon + 1)));
        }

        String instance() {
            return id + ":" + version;
        }
    }

    /** To be called inside the transaction that makes the version. */
    void changed(UUID id, int version, Instant at) {
        tasks.schedule(
                RESULT_CHANGED.instance(new Version(id, version).instance()).scheduledTo(at));
    }
}
