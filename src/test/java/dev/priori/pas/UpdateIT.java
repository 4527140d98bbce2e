package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static dev.priori.pas.PasAnswer.number;
import static dev.priori.pas.PasAnswer.pas;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each test asks for a Claim of its own url, so that each has a case of its own. */
class UpdateIT {

    @TempDir
    static Path folder;

    private static PasHarness server;

    @BeforeAll
    static void start() {
        server = new PasHarness(folder, Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void spec_46_every_item_ever_submitted_is_answered_in_each_version(PasVersion version) {
        PasBody first = request("submit-met", "chain-" + version);
        PasAnswer initial = server.submit(version, first);
        String number = number(initial.item(1));
        PasBody added = secondItem(first).updated("chain-a-" + version);
        PasAnswer afterAdding = server.submit(version, added);
        assertThat(code(afterAdding.item(1))).as(afterAdding.body()).isEqualTo("A1");
        assertThat(number(afterAdding.item(1))).isEqualTo(number);
        assertThat(code(afterAdding.item(2))).isEqualTo("A4");

        PasBody changed = added.updated("chain-b-" + version)
                .servicedPeriod("2025-06-16", "2025-12-15")
                .cancelled(2);
        PasAnswer afterChanging = server.submit(version, changed);
        assertThat(code(afterChanging.item(1))).as(afterChanging.body()).isEqualTo("A1");
        assertThat(number(afterChanging.item(1))).startsWith("PA-").isNotEqualTo(number);
        assertThat(pas(afterChanging.item(1), "extension-itemPreAuthPeriod").toString())
                .contains("2025-12-15");
        assertThat(code(afterChanging.item(2))).isEqualTo("C");

        PasAnswer afterCancelling =
                server.submit(version, changed.updated("chain-c-" + version).cancelledWholly());
        assertThat(code(afterCancelling.item(1))).as(afterCancelling.body()).isEqualTo("C");
        assertThat(code(afterCancelling.item(2))).isEqualTo("C");
        assertThat(afterCancelling.claimResponse().has("preAuthRef")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_longer_period_is_decided_again_within_the_limit_of_the_policy(PasVersion version) {
        PasBody first = request("submit-met", "extend-" + version).servicedPeriod("2025-06-16", "2025-12-15");
        server.submit(version, first);
        PasAnswer extended =
                server.submit(version, first.updated("extend-a-" + version).servicedPeriod("2025-06-16", "2027-06-15"));
        assertThat(code(extended.item(1))).as(extended.body()).isEqualTo("A6");
        assertThat(extended.body()).contains("\"end\":\"2026-06-15\"");
    }

    @ParameterizedTest
    @EnumSource
    void what_pends_is_decided_when_the_missing_result_comes_with_an_update(PasVersion version) {
        PasBody asking = request("submit-kras-missing", "pend-" + version);
        PasAnswer pended = server.submit(version, asking);
        String reference = reference(pended.item(1));
        PasAnswer decided =
                server.submit(version, asking.updated("pend-a-" + version).with(PasBodies::addResult));
        assertThat(code(decided.item(1))).as(decided.body()).isEqualTo("A1");
        assertThat(number(decided.item(1))).startsWith("PA-");
        assertThat(reference(decided.item(1))).isEqualTo(reference).startsWith("AR-");
    }

    @ParameterizedTest
    @EnumSource
    void a_result_that_is_withdrawn_again_proves_nothing(PasVersion version) {
        PasBody asking = request("submit-kras-missing", "withdraw-" + version);
        server.submit(version, asking);
        PasBody withdrawn = asking.updated("withdraw-a-" + version).with(body -> {
            PasBodies.addResult(body);
            ArrayNode infos = (ArrayNode) body.claim().get("supportingInfo");
            ((ObjectNode) infos.get(infos.size() - 1))
                    .putArray("modifierExtension")
                    .addObject()
                    .put(
                            "url",
                            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/modifierextension-infoCancelled")
                    .put("valueBoolean", true);
        });
        PasAnswer answer = server.submit(version, withdrawn);
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A4");
    }

    @ParameterizedTest
    @EnumSource
    void spec_64_what_was_denied_or_cancelled_takes_no_update(PasVersion version) {
        PasBody denied = PasBodies.coverageEnded().with(body -> name(body, "denied-" + version));
        server.submit(version, denied);
        refused(version, denied.updated("denied-a-" + version), "denied", ".related[0]");

        PasBody cancelled = request("submit-met", "cancelled-" + version);
        server.submit(version, cancelled);
        PasBody cancellation = cancelled.updated("cancelled-a-" + version).cancelledWholly();
        server.submit(version, cancellation);
        PasBody late = cancelled.updated("cancelled-b-" + version);
        refused(version, late, "cancelled", ".related[0]");
    }

    @ParameterizedTest
    @EnumSource
    void an_update_without_every_item_or_with_another_product_is_refused_where_it_is_wrong(PasVersion version) {
        PasBody two = secondItem(request("submit-met", "whole-" + version));
        server.submit(version, two);
        refused(
                version,
                two.updated("whole-a-" + version)
                        .with(body -> ((ArrayNode) body.claim().get("item")).remove(1)),
                "Item 2 is missing",
                ".item");
        refused(
                version,
                two.updated("whole-b-" + version)
                        .with(body -> ((ObjectNode) body.item(2)
                                        .path("productOrService")
                                        .path("coding")
                                        .path(0))
                                .put("code", "J9303")),
                "another product",
                ".item[1].productOrService");
    }

    @ParameterizedTest
    @EnumSource
    void an_update_of_an_earlier_version_is_told_so_and_changes_nothing(PasVersion version) {
        PasBody first = request("submit-met", "stale-" + version);
        server.submit(version, first);
        server.submit(version, first.updated("stale-a-" + version).servicedPeriod("2025-06-16", "2025-12-15"));
        refused(
                version,
                first.updated("stale-b-" + version).servicedPeriod("2025-06-16", "2026-03-15"),
                "earlier version",
                ".related[0]");
    }

    @Test
    void of_two_updates_at_once_one_is_kept_and_the_other_told_of_it() throws Exception {
        PasBody first = request("submit-met", "race");
        server.submit(PasVersion.V2_2, first);
        PasBody one = first.updated("race-one").servicedPeriod("2025-06-16", "2025-12-15");
        PasBody other = first.updated("race-other").servicedPeriod("2025-06-16", "2026-03-15");
        List<PasAnswer> answers;
        try (var both = Executors.newFixedThreadPool(2)) {
            answers = both
                    .invokeAll(List.<Callable<PasAnswer>>of(
                            () -> server.submit(PasVersion.V2_2, one), () -> server.submit(PasVersion.V2_2, other)))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers)
                .extracting(answer -> answer.claimResponse().path("outcome").asString(""))
                .containsExactlyInAnyOrder("complete", "error");
        PasAnswer kept = answers.stream()
                .filter(answer -> answer.claimResponse().has("item"))
                .findFirst()
                .orElseThrow();
        JsonNode current = server.inquire(
                        PasVersion.V2_2,
                        PasBody.tour("inquire-met")
                                .numbered(
                                        "extension-authorizationNumber", Objects.requireNonNull(number(kept.item(1)))))
                .returned()
                .getFirst();
        assertThat(current.toString())
                .contains(kept.claimResponse().path("preAuthPeriod").toString());
    }

    @ParameterizedTest
    @EnumSource
    void spec_47_a_replaced_number_leads_to_its_successor(PasVersion version) {
        PasBody first = request("submit-met", "replaced-" + version);
        String old = Objects.requireNonNull(number(server.submit(version, first).item(1)));
        PasAnswer changed = server.submit(
                version, first.updated("replaced-a-" + version).servicedPeriod("2025-06-16", "2025-12-15"));
        String successor = number(changed.item(1));
        PasAnswer found =
                server.inquire(version, PasBody.tour("inquire-met").numbered("extension-authorizationNumber", old));
        JsonNode bundle =
                version == PasVersion.V2_0 ? found.json() : found.returned().getFirst();
        JsonNode item =
                bundle.path("entry").path(0).path("resource").path("item").path(0);
        assertThat(pas(item, "extension-authorizationNumber")
                        .path("valueString")
                        .asString(""))
                .as(found.body())
                .isEqualTo(successor)
                .isNotEqualTo(old);
    }

    private static PasBody request(String tour, String id) {
        return PasBody.tour(tour).with(body -> name(body, id));
    }

    private static void name(PasBody body, String id) {
        body.claim().put("id", id);
        ((ObjectNode) body.entries().get(0)).put("fullUrl", "https://ehr.priori.dev/fhir/Claim/" + id);
    }

    /** An item for a service that no policy governs. */
    private static PasBody secondItem(PasBody body) {
        ArrayNode items = (ArrayNode) PasBodies.twoItems().claim().get("item");
        return body.with(changed -> ((ArrayNode) changed.claim().get("item")).add(items.get(1)));
    }

    private static String reference(JsonNode item) {
        return pas(item, "extension-administrationReferenceNumber")
                .path("valueString")
                .asString("");
    }

    private static void refused(PasVersion version, PasBody body, String words, String path) {
        PasAnswer answer = server.submit(version, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode response = answer.claimResponse();
        assertThat(response.path("outcome").asString("")).as(answer.body()).isEqualTo("error");
        assertThat(response.has("item")).isFalse();
        assertThat(response.path("processNote").toString()).contains(words);
        assertThat(pas(response.path("error").path(0), "extension-errorPath")
                        .path("valueString")
                        .asString(""))
                .endsWith(path);
    }
}
