package dev.priori.subscription.relay;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.priori.authorization.store.Outbox;
import dev.priori.authorization.store.Outbox.Version;
import dev.priori.database.Database;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.http.Failures;
import dev.priori.subscription.store.SubscriptionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the tasks of the outbox, on whichever node takes one first: who is told, then the telling. What a node had begun
 * when it ended is begun anew within seconds.
 */
public final class Relay implements SmartLifecycle {

    private static final int AT_ONCE = 64;
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration ALIVE = Duration.ofSeconds(2);
    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final SchedulerBuilder schedulers;

    /** Null before the first start; one that has ended cannot be started again. */
    private volatile @Nullable Scheduler scheduler;

    /** @param clock tells when a task is due */
    public Relay(Database database, Announcements announcements, Delivery delivery, Clock clock) {
        List<Task<?>> tasks = List.of(
                task(Outbox.RESULT_CHANGED, changed -> {
                    announcements.announce(Version.of(changed));
                    return new CompletionHandler.OnCompleteRemove<>();
                }),
                task(SubscriptionStore.SERVE, id -> delivery.serve(UUID.fromString(id))));
        schedulers = new SchedulerBuilder(database.joined(), tasks)
                .jdbcCustomization(Database.TASK_COLUMNS)
                .clock(clock::instant)
                .threads(AT_ONCE)
                .pollingInterval(LOOK)
                .heartbeatInterval(ALIVE)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(END_WITHIN)
                .failureLogging(LogLevel.WARN, false);
    }

    @Override
    public void start() {
        Scheduler started = schedulers
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        scheduler = started;
        started.start();
    }

    /** Waits for what runs, but not for long. */
    @Override
    public void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        Scheduler running = scheduler;
        return running != null
                && running.getSchedulerState().isStarted()
                && !running.getSchedulerState().isShuttingDown();
    }

    private static Task<Void> task(TaskDescriptor<Void> task, Function<String, CompletionHandler<Void>> work) {
        return Tasks.custom(task)
                .onDeadExecutionRevive()
                .onFailure((failed, execution) ->
                        execution.reschedule(failed, failed.getTimeDone().plus(END_WITHIN)))
                .execute(numbered(task, work));
    }

    /** The scheduler logs the messages of exceptions; those of ours are told by a number instead. */
    private static ExecutionHandler<Void> numbered(
            TaskDescriptor<Void> task, Function<String, CompletionHandler<Void>> work) {
        return (instance, context) -> {
            try {
                return work.apply(instance.getId());
            } catch (StorageUnavailable unavailable) {
                throw unavailable;
            } catch (RuntimeException failure) {
                throw new IllegalStateException(Failures.log(task.getTaskName() + " failed", failure));
            }
        };
    }
}
