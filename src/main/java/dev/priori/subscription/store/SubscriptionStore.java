package dev.priori.subscription.store;

import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Column;
import dev.priori.database.Database;
import dev.priori.database.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscriptions and their events. Whatever is to be sent has a task {@link #SERVE} before a call returns: both are
 * written in one transaction, under the subscription's row, so that none is left without the other.
 */
public class SubscriptionStore {

    /** Sends a subscription what it is owed; the instance is its id. */
    public static final TaskDescriptor<Void> SERVE = TaskDescriptor.of("serve-subscription");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final JdbcClient client;

    public SubscriptionStore(Database database) {
        this.database = database;
        this.client = database.client();
    }

    /** What happens to the task of a subscription once it was served. */
    public interface Settling {
        /** @param served as it stands now; null when it is gone */
        void settle(@Nullable Subscription served, boolean owed);
    }

    /** Keeps it, in the place of one that its owner has for the same version and endpoint. */
    public void keep(Subscription made, Instant first) {
        database.write("keeping a subscription", () -> {
            client.sql("delete from subscription where lookup = ?")
                    .param(lookup(made))
                    .update();
            client.sql("""
                insert into subscription (id, revision, interface_version, owner, lookup, base, status, resource,
                    created, events, failures)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)\
                """)
                    .params(
                            made.id(),
                            made.revision(),
                            made.version().interfaceVersion(),
                            Column.text(made.owner()),
                            lookup(made),
                            Column.text(made.base()),
                            made.status().code(),
                            Column.text(made.terms().resource().toString()),
                            Column.time(made.created()))
                    .update();
            wake(made.id(), first);
        });
    }

    /**
     * Gives it new terms.
     *
     * @return false when its owner has another one for that version and endpoint
     */
    public boolean change(Subscription changed, Instant now) {
        var free = new boolean[1];
        database.write("changing a subscription", () -> {
            free[0] = client.sql("select id from subscription where lookup = ? and id <> ?")
                    .params(lookup(changed), changed.id())
                    .query(UUID.class)
                    .list()
                    .isEmpty();
            if (free[0]) {
                client.sql("""
                    update subscription set revision = revision + 1, lookup = ?, base = ?, status = ?, resource = ?,
                        failing_since = null, failures = 0, error = null
                    where id = ?\
                    """)
                        .params(
                                lookup(changed),
                                Column.text(changed.base()),
                                changed.status().code(),
                                Column.text(changed.terms().resource().toString()),
                                changed.id())
                        .update();
                wake(changed.id(), now);
            }
        });
        return free[0];
    }

    /** Removes it with its events. */
    public void delete(UUID id) {
        database.write(
                "deleting a subscription",
                () -> client.sql("delete from subscription where id = ?")
                        .param(id)
                        .update());
    }

    public Optional<Subscription> find(UUID id) {
        return database.read(
                "reading a subscription",
                () -> client.sql("select * from subscription where id = ?")
                        .param(id)
                        .query((row, number) -> subscription(row))
                        .optional());
    }

    /** Those of an owner for one version, oldest first. */
    public List<Subscription> of(PasVersion version, String owner) {
        return database.read(
                "reading subscriptions",
                () -> client.sql("select * from subscription where owner = ? and interface_version = ? order by"
                                + " created, id")
                        .params(Column.text(owner), version.interfaceVersion())
                        .query((row, number) -> subscription(row))
                        .list());
    }

    /** Gives a version of a case the next number and a task to send it; once, however often it is called. */
    public void tell(UUID id, UUID caseId, int version, Instant at) {
        database.write("noting an event", () -> {
            Optional<Subscription> locked = lock(id);
            boolean known = !client.sql("""
                select event_number from notification where subscription_id = ? and case_id = ? and version = ?\
                """)
                    .params(id, caseId, version)
                    .query(Long.class)
                    .list()
                    .isEmpty();
            if (locked.isEmpty() || known) {
                return;
            }
            long number = locked.get().events() + 1;
            client.sql("update subscription set events = ? where id = ?")
                    .params(number, id)
                    .update();
            client.sql("""
                insert into notification (subscription_id, event_number, case_id, version, occurred)
                values (?, ?, ?, ?, ?)\
                """).params(id, number, caseId, version, Column.time(at)).update();
            if (locked.get().failingSince() == null) {
                wake(id, at);
            }
        });
    }

    /** Events that the subscriber has not taken, the first first. */
    public List<Event> owed(UUID id, int most) {
        return events("delivered is null and subscription_id = ?", most, id);
    }

    /** Events from one number to another, both included. */
    public List<Event> events(UUID id, long from, long to, int most) {
        return events("subscription_id = ? and event_number between ? and ?", most, id, from, to);
    }

    /** The subscriber took the handshake. */
    public void activated(Subscription served, Instant now) {
        client("noting a handshake", """
            update subscription set status = 'active', sent = ?, failing_since = null, failures = 0, error = null
            where id = ? and revision = ? and status = 'requested'\
            """, Column.time(now), served.id(), served.revision());
    }

    /** The subscriber took an event. */
    public void delivered(Subscription served, Event event, Instant now) {
        database.write("noting a delivery", () -> {
            client.sql("update notification set delivered = ? where subscription_id = ? and event_number = ?")
                    .params(Column.time(now), served.id(), event.number())
                    .update();
            answered(served, now);
        });
    }

    /** The subscriber took a heartbeat. */
    public void alive(Subscription served, Instant now) {
        database.write("noting a heartbeat", () -> answered(served, now));
    }

    /** The subscriber took nothing; it is in error when that has lasted. */
    public void failed(Subscription served, String why, Instant now, Duration giveUpAfter) {
        Instant since = served.failingSince() == null ? now : served.failingSince();
        boolean over = !now.isBefore(since.plus(giveUpAfter));
        client("noting a failure", """
            update subscription set failing_since = ?, failures = failures + 1, error = ?,
                status = case when ? and status <> 'off' then 'error' else status end
            where id = ? and revision = ?\
            """, Column.time(since), why, over, served.id(), served.revision());
    }

    /** Looks once more at a subscription that was served, while nobody can change it, and settles its task. */
    public void settle(UUID id, Settling settling) {
        database.write("settling a subscription", () -> {
            Optional<Subscription> locked = lock(id);
            settling.settle(
                    locked.orElse(null), locked.isPresent() && !owed(id, 1).isEmpty());
        });
    }

    private void answered(Subscription served, Instant now) {
        client.sql("""
            update subscription set sent = ?, failing_since = null, failures = 0, error = null
            where id = ? and revision = ?\
            """).params(Column.time(now), served.id(), served.revision()).update();
    }

    private void client(String doing, String sql, Object... parameters) {
        database.write(doing, () -> client.sql(sql).params(parameters).update());
    }

    private List<Event> events(String condition, int most, Object... parameters) {
        return database.read(
                "reading events",
                () -> client.sql("select * from notification where " + condition + " order by event_number fetch first "
                                + most + " rows only")
                        .params(parameters)
                        .query((row, number) -> new Event(
                                row.getLong("event_number"),
                                row.getObject("case_id", UUID.class),
                                row.getInt("version"),
                                Column.instant(row, "occurred")))
                        .list());
    }

    private Optional<Subscription> lock(UUID id) {
        return client.sql("select * from subscription where id = ? for update")
                .param(id)
                .query((row, number) -> subscription(row))
                .optional();
    }

    /** A task that runs at this moment needs no waking: it looks again before it settles, once this is committed. */
    private void wake(UUID id, Instant at) {
        try {
            database.tasks()
                    .schedule(SERVE.instance(id.toString()).scheduledTo(at), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (DbSchedulerException running) {
            return;
        }
    }

    private static UUID lookup(Subscription one) {
        return Fingerprint.of(
                one.version().interfaceVersion(),
                one.owner(),
                one.terms().endpoint().toString());
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        PasVersion version =
                PasVersion.ofInterface(row.getString("interface_version")).orElseThrow();
        ObjectNode resource = (ObjectNode) JSON.readTree(row.getString("resource"));
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                version,
                row.getString("owner"),
                row.getString("base"),
                Status.of(row.getString("status")),
                TermsReader.read(version, resource.put("resourceType", "Subscription")),
                Column.instant(row, "created"),
                row.getLong("events"),
                Column.instantOrNull(row, "sent"),
                Column.instantOrNull(row, "failing_since"),
                row.getInt("failures"),
                row.getString("error"));
    }
}
