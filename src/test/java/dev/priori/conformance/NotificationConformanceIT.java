package dev.priori.conformance;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Engine;
import dev.priori.subscription.Subscriber;
import dev.priori.subscription.Subscriber.Notice;
import dev.priori.subscription.SubscriptionHarness;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Notifications, and what is answered about subscriptions, conform to the backport's profiles. */
class NotificationConformanceIT {

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String STATUS = BACKPORT + "backport-subscription-status-r4";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void notifications_and_subscriptions_conform(PasVersion version) {
        var started = Conformance.start();
        assumeTrue(started.isPresent(), "no FHIR packages");
        var findings = new LinkedHashMap<String, List<String>>();
        try (Conformance validator = started.get();
                HikariDataSource source = Engine.H2.migrated(folder);
                var subscriber = new Subscriber();
                var server = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
            String id = server.subscribed(version, subscriber);
            server.approve(server.pended(version));
            until("the event", () -> subscriber.events().size() == 1);
            Guide guide = version == PasVersion.V2_0 ? Guide.PAS_2_0 : Guide.PAS_2_2;
            for (Notice notice : subscriber.taken()) {
                findings.put(
                        notice.type() + " bundle",
                        validator.errors(guide, BACKPORT + "backport-subscription-notification-r4", notice.bundle()));
                findings.put(notice.type() + " status", validator.errors(guide, STATUS, notice.status()));
            }
            JsonNode made = server.get(version, "/Subscription/" + id).json();
            findings.put("subscription", validator.errors(guide, BACKPORT + "backport-subscription", made));
            for (String asked : List.of("/" + id, "/" + id + "/$status", "/" + id + "/$events", "")) {
                JsonNode answer = server.get(version, "/Subscription" + asked).json();
                findings.put("GET " + asked.replace(id, "{id}"), validator.errors(guide, null, answer));
            }
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
        assertThat(findings).hasSizeGreaterThan(8);
    }
}
