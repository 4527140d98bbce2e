package dev.priori.conformance;

/** The guides that are validated against; each is an engine of its own in the validator, at about 1 GB. */
public enum Guide {
    PAS_2_0("hl7.fhir.us.davinci-pas#2.0.1"),
    PAS_2_2("hl7.fhir.us.davinci-pas#2.2.1"),
    CRD_2_0("hl7.fhir.us.davinci-crd#2.0.1"),
    CRD_2_2("hl7.fhir.us.davinci-crd#2.2.1");

    private final String igPackage;

    Guide(String igPackage) {
        this.igPackage = igPackage;
    }

    String igPackage() {
        return igPackage;
    }
}
