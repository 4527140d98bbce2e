package dev.priori.assess;

import dev.priori.chart.Chart;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Assessment.Raised;
import dev.priori.policy.Evidence;
import dev.priori.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes an assessment with its determination as the assess interface answers it; keys keep their order. */
final class AssessmentWriter {
    private final JsonGenerator json;

    private AssessmentWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Assessment assessment, Determination determination, List<Chart.Ignored> ignored) {
        return Json.write(json -> new AssessmentWriter(json).all(assessment, determination, ignored));
    }

    private void all(Assessment assessment, Determination determination, List<Chart.Ignored> ignored) {
        json.writeStartObject();
        policy(assessment);
        Json.text(json, "track", assessment.track());
        Json.text(json, "path", assessment.path());
        Json.text(json, "asOf", assessment.asOf().toString());
        Json.text(json, "overall", assessment.overall().name());
        Json.list(json, "criteria", assessment.criteria(), this::criterion);
        Json.limits(json, assessment.policy().limits());
        Json.list(json, "advisories", assessment.advisories(), this::advisory);
        determination(determination);
        Json.list(json, "ignored", ignored, this::ignored);
        json.writeEndObject();
    }

    private void policy(Assessment assessment) {
        Policy policy = assessment.policy();
        boolean inEffect = assessment.product() != Assessment.Product.NO_VERSION;
        json.writeObjectPropertyStart("policy");
        Json.text(json, "id", policy.id());
        Json.text(json, "version", inEffect ? policy.version() : null);
        Json.text(json, "url", policy.url());
        json.writeEndObject();
    }

    private void criterion(Assessed assessed) {
        json.writeStartObject();
        Json.text(json, "id", assessed.criterion().id());
        Json.text(json, "clause", assessed.criterion().clause());
        Json.text(json, "finding", assessed.finding().name());
        Json.list(json, "evidenceFor", assessed.evidenceFor(), this::evidence);
        Json.list(json, "evidenceAgainst", assessed.evidenceAgainst(), this::evidence);
        Json.texts(json, "missing", assessed.missing());
        Json.texts(json, "questions", assessed.questions());
        json.writeEndObject();
    }

    private void evidence(Evidence evidence) {
        json.writeStartObject();
        Json.text(json, "reference", evidence.reference());
        Json.text(json, "shows", evidence.shows());
        Json.text(json, "date", evidence.date() == null ? null : evidence.date().toDateString());
        json.writeEndObject();
    }

    private void advisory(Raised raised) {
        json.writeStartObject();
        Json.text(json, "id", raised.advisory().id());
        Json.text(json, "text", raised.advisory().text());
        Json.list(json, "evidence", raised.evidence(), this::evidence);
        json.writeEndObject();
    }

    private void determination(Determination determination) {
        switch (determination) {
            case Approved approved -> determination("approved", determination, approved.authorized());
            case Modified modified -> determination("modified", determination, modified.authorized());
            case Pended pended ->
                determination("other-product".equals(pended.reason()) ? "not-governed" : "pended", pended, null);
            case Denied denied -> determination("denied", denied, null);
            case Cancelled cancelled -> determination("cancelled", cancelled, null);
        }
    }

    private void determination(String outcome, Determination determination, @Nullable Authorized authorized) {
        json.writeObjectPropertyStart("determination");
        Json.text(json, "outcome", outcome);
        Json.text(json, "reason", determination.reason());
        Json.text(
                json,
                "authorizedFrom",
                authorized == null ? null : authorized.from().toString());
        Json.text(
                json,
                "authorizedTo",
                authorized == null ? null : authorized.to().toString());
        json.writeEndObject();
    }

    private void ignored(Chart.Ignored ignored) {
        json.writeStartObject();
        Json.text(json, "reference", ignored.reference());
        Json.text(json, "reason", ignored.reason());
        json.writeEndObject();
    }
}
