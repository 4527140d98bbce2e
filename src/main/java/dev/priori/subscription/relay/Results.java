package dev.priori.subscription.relay;

import dev.priori.authorization.Case;
import dev.priori.authorization.response.CaseAnswers;
import dev.priori.authorization.response.DenialReasons;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.response.ResponseWriter;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import dev.priori.subscription.relay.Notices.Focus;
import dev.priori.subscription.store.Event;
import dev.priori.subscription.store.Subscription;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results that events are about, as each PAS version tells them: in 2.0.1 by the id of the ClaimResponse, in 2.2.1 as
 * the whole answer that the request would get now.
 */
public final class Results {

    private static final String TRANSMISSION =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-TransmissionIdentifiers";

    private final CaseStore cases;
    private final CaseAnswers answers;
    private final Map<PasVersion, ResponseWriter> writers = new EnumMap<>(PasVersion.class);

    public Results(CaseStore cases, DenialReasons reasons) {
        this.cases = cases;
        this.answers = new CaseAnswers(cases);
        for (PasVersion version : PasVersion.values()) {
            writers.put(version, new ResponseWriter(version, reasons));
        }
    }

    /** What the event points to, in the form of the subscription's version. */
    public Focus of(Subscription to, Event event) {
        Case decided = cases.find(event.caseId(), event.version())
                .orElseThrow(() -> new IllegalStateException("Case " + event.caseId() + " lost a version"));
        return switch (to.version()) {
            case V2_0 -> {
                String id = Objects.requireNonNull(decided.claimResponseId(), "no claim was answered");
                yield new Focus("ClaimResponse", to.base() + "/ClaimResponse/" + id, null);
            }
            case V2_2 -> {
                ObjectNode bundle = Objects.requireNonNull(writers.get(to.version()))
                        .notified(answers.of(decided), to.base(), event.occurred());
                yield new Focus(
                        "Bundle", to.base() + "/Bundle/" + bundle.path("id").asString(""), bundle);
            }
        };
    }

    /** Identifiers of who requested it and, where the Claim names it, of the system that sent it. */
    Set<String> organizations(Case decided) {
        var organizations = new HashSet<String>();
        decided.requester().forEach(key -> organizations.add(key.value()));
        Answered answered = answers.of(decided);
        senders(answered.claim().claim().resource()).forEach(organizations::add);
        return organizations;
    }

    private static Stream<String> senders(ObjectNode claim) {
        return claim.path("extension")
                .valueStream()
                .filter(extension -> TRANSMISSION.equals(extension.path("url").asString("")))
                .flatMap(extension -> extension.path("extension").valueStream())
                .filter(part -> part.path("url").asString("").equals("interchangeSenderID"))
                .flatMap(part -> part.properties().stream())
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }
}
