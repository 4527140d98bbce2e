package dev.priori.pas;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import dev.priori.authorization.response.PasVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** What one PAS version answers now, as a CapabilityStatement; nothing in it is planned only. */
public final class PasCapabilities implements IServerConformanceProvider<CapabilityStatement> {

    static final String SUBMIT = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit";
    static final String INQUIRE = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-inquiry";

    static final String SUBMIT_ATTACHMENT = "http://hl7.org/fhir/us/davinci-cdex/OperationDefinition/submit-attachment";

    private static final String GUIDE =
            "http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas";
    private static final String INTERMEDIARY =
            "http://hl7.org/fhir/us/davinci-pas/CapabilityStatement/IntermediaryCapabilities";

    private final PasVersion version;
    private final Date date;

    /** @param clock tells when the statement is made: at start */
    PasCapabilities(PasVersion version, Clock clock) {
        this.version = version;
        this.date = Date.from(clock.instant());
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        var statement = new CapabilityStatement();
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDate(date);
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.addInstantiates(INTERMEDIARY);
        statement.addInstantiates(SubscriptionCapability.SERVER);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("json");
        statement.addFormat("application/fhir+json");
        statement.addImplementationGuide(GUIDE + "|" + version.release());
        statement.getSoftware().setName("Priori");
        statement
                .getImplementation()
                .setDescription("Prior authorization, PAS " + version.release())
                .setUrl(details.getFhirServerBase());
        statement.addRest(rest());
        return statement;
    }

    @Override
    public void setRestfulServer(RestfulServer server) {}

    private static CapabilityStatementRestComponent rest() {
        var rest = new CapabilityStatementRestComponent();
        rest.setMode(RestfulCapabilityMode.SERVER);
        var claim = rest.addResource().setType("Claim");
        claim.addOperation().setName("submit").setDefinition(SUBMIT);
        claim.addOperation().setName("inquire").setDefinition(INQUIRE);
        SubscriptionCapability.describe(rest.addResource());
        rest.addOperation().setName("submit-attachment").setDefinition(SUBMIT_ATTACHMENT);
        return rest;
    }
}
