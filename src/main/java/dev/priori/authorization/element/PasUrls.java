package dev.priori.authorization.element;

/** Canonicals of the PAS guide; the same in every version. */
public final class PasUrls {

    private static final String STRUCTURE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    public static final String REVIEW_ACTION = STRUCTURE + "extension-reviewAction";
    public static final String REVIEW_ACTION_CODE = STRUCTURE + "extension-reviewActionCode";
    public static final String TRACE_NUMBER = STRUCTURE + "extension-itemTraceNumber";
    public static final String ISSUE_DATE = STRUCTURE + "extension-itemPreAuthIssueDate";
    public static final String PERIOD = STRUCTURE + "extension-itemPreAuthPeriod";
    public static final String AUTHORIZATION_NUMBER = STRUCTURE + "extension-authorizationNumber";
    public static final String REFERENCE_NUMBER = STRUCTURE + "extension-administrationReferenceNumber";
    public static final String REQUESTED_DATE = STRUCTURE + "extension-itemRequestedServiceDate";
    public static final String DETAIL = STRUCTURE + "extension-itemAuthorizedDetail";
    public static final String COMMUNICATED_DIAGNOSIS = STRUCTURE + "extension-communicatedDiagnosis";
    public static final String PROVIDER = STRUCTURE + "extension-itemAuthorizedProvider";
    public static final String PROVIDER_TYPE = STRUCTURE + "extension-authorizedProviderType";
    public static final String ADMISSION_DATES = STRUCTURE + "extension-admissionDates";
    public static final String DISCHARGE_DATE = STRUCTURE + "extension-dischargeDate";
    public static final String EPSDT = STRUCTURE + "extension-epsdtIndicator";
    public static final String NURSING_HOME_LEVEL = STRUCTURE + "extension-nursingHomeLevelOfCare";
    public static final String NURSING_HOME_STATUS = STRUCTURE + "extension-nursingHomeResidentialStatus";
    public static final String CODE_END = STRUCTURE + "extension-productOrServiceCodeEnd";
    public static final String REVENUE = STRUCTURE + "extension-revenueCode";
    public static final String REVENUE_RATE = STRUCTURE + "extension-revenueUnitRateLimit";
    public static final String REQUESTED_SERVICE = STRUCTURE + "extension-requestedService";
    public static final String REQUEST_TYPE = STRUCTURE + "extension-serviceItemRequestType";
    public static final String CERTIFICATION_TYPE = STRUCTURE + "extension-certificationType";
    public static final String CERTIFICATION_ISSUED = STRUCTURE + "extension-itemCertificationIssueDate";
    public static final String CERTIFICATION_EFFECTIVE = STRUCTURE + "extension-itemCertificationEffectiveDate";
    public static final String CERTIFICATION_EXPIRES = STRUCTURE + "extension-itemCertificationExpirationDate";
    public static final String INFO_CHANGED = STRUCTURE + "extension-infoChanged";
    public static final String INFO_CANCELLED = STRUCTURE + "modifierextension-infoCancelled";
    public static final String LINE_NUMBER = STRUCTURE + "extension-serviceLineNumber";
    public static final String TASK_LINE_NUMBER = STRUCTURE + "extension-paLineNumber";
    public static final String CONTENT_MODIFIER = STRUCTURE + "extension-contentModifier";
    public static final String TRANSMISSION = STRUCTURE + "extension-TransmissionIdentifiers";
    public static final String REVIEWER = STRUCTURE + "extension-claimResponseReviewer";
    public static final String ERROR_FOLLOWUP = STRUCTURE + "extension-errorFollowupAction";
    public static final String ERROR_ELEMENT = STRUCTURE + "extension-errorElement";
    public static final String ERROR_PATH = STRUCTURE + "extension-errorPath";

    public static final String CLAIM_RESPONSE = STRUCTURE + "profile-claimresponse";
    public static final String INQUIRY_RESPONSE = STRUCTURE + "profile-claiminquiryresponse";
    public static final String RESPONSE_BUNDLE = STRUCTURE + "profile-pas-response-bundle";
    public static final String INQUIRY_RESPONSE_BUNDLE = STRUCTURE + "profile-pas-inquiry-response-bundle";
    public static final String COMMUNICATION_REQUEST = STRUCTURE + "profile-communicationrequest";
    public static final String TASK = STRUCTURE + "profile-task";

    public static final String TEMPORARY_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";
    public static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    public static final String X12_REVIEW_ACTION = "https://codesystem.x12.org/005010/306";
    public static final String X12_REVIEW_REASON = "https://codesystem.x12.org/external/886";
    public static final String X12_REJECT_REASON = "https://codesystem.x12.org/005010/901";
    public static final String X12_FOLLOWUP = "https://codesystem.x12.org/005010/889";

    /** System of the numbers that the plan's own requests are tracked by. */
    public static final String OWN_NUMBERS = "https://priori.dev/fhir/sid/tracking";

    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    public static final String PROVIDER_TAXONOMY = "http://nucc.org/provider-taxonomy";

    private PasUrls() {}
}
