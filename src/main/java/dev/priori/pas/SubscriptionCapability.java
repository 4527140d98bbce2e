package dev.priori.pas;

import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What each PAS version answers about subscriptions (PAS 2.2.1, spec-55; R4 subscriptions backport 1.1.0). */
final class SubscriptionCapability {

    /** What a server of the backport instantiates. */
    static final String SERVER =
            "http://hl7.org/fhir/uv/subscriptions-backport/CapabilityStatement/backport-subscription-server-r4";

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";
    private static final String TOPIC = "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic";

    private SubscriptionCapability() {}

    static void describe(CapabilityStatementRestResourceComponent resource) {
        resource.setType("Subscription");
        resource.addSupportedProfile(BACKPORT + "StructureDefinition/backport-subscription");
        resource.addExtension(
                BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
                new CanonicalType(TOPIC));
        List.of(
                        TypeRestfulInteraction.CREATE,
                        TypeRestfulInteraction.READ,
                        TypeRestfulInteraction.UPDATE,
                        TypeRestfulInteraction.DELETE,
                        TypeRestfulInteraction.SEARCHTYPE)
                .forEach(interaction -> resource.addInteraction().setCode(interaction));
        search(resource, "url", SearchParamType.URI);
        search(resource, "status", SearchParamType.TOKEN);
        search(resource, "criteria", SearchParamType.STRING);
        resource.addOperation()
                .setName("status")
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-status");
        resource.addOperation()
                .setName("events")
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-events");
    }

    private static void search(CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
        resource.addSearchParam()
                .setName(name)
                .setDefinition("http://hl7.org/fhir/SearchParameter/Subscription-" + name)
                .setType(type);
    }
}
