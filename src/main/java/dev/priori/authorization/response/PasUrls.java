package dev.priori.authorization.response;

/** Canonicals of the PAS guide; the same in every version. */
final class PasUrls {

    private static final String STRUCTURE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    static final String REVIEW_ACTION = STRUCTURE + "extension-reviewAction";
    static final String REVIEW_ACTION_CODE = STRUCTURE + "extension-reviewActionCode";
    static final String TRACE_NUMBER = STRUCTURE + "extension-itemTraceNumber";
    static final String ISSUE_DATE = STRUCTURE + "extension-itemPreAuthIssueDate";
    static final String PERIOD = STRUCTURE + "extension-itemPreAuthPeriod";
    static final String AUTHORIZATION_NUMBER = STRUCTURE + "extension-authorizationNumber";
    static final String REFERENCE_NUMBER = STRUCTURE + "extension-administrationReferenceNumber";
    static final String REQUESTED_DATE = STRUCTURE + "extension-itemRequestedServiceDate";
    static final String DETAIL = STRUCTURE + "extension-itemAuthorizedDetail";
    static final String COMMUNICATED_DIAGNOSIS = STRUCTURE + "extension-communicatedDiagnosis";
    static final String PROVIDER = STRUCTURE + "extension-itemAuthorizedProvider";
    static final String PROVIDER_TYPE = STRUCTURE + "extension-authorizedProviderType";
    static final String ADMISSION_DATES = STRUCTURE + "extension-admissionDates";
    static final String DISCHARGE_DATE = STRUCTURE + "extension-dischargeDate";
    static final String EPSDT = STRUCTURE + "extension-epsdtIndicator";
    static final String NURSING_HOME_LEVEL = STRUCTURE + "extension-nursingHomeLevelOfCare";
    static final String NURSING_HOME_STATUS = STRUCTURE + "extension-nursingHomeResidentialStatus";
    static final String CODE_END = STRUCTURE + "extension-productOrServiceCodeEnd";
    static final String REVENUE = STRUCTURE + "extension-revenueCode";
    static final String REVENUE_RATE = STRUCTURE + "extension-revenueUnitRateLimit";
    static final String REQUESTED_SERVICE = STRUCTURE + "extension-requestedService";
    static final String REQUEST_TYPE = STRUCTURE + "extension-serviceItemRequestType";
    static final String CERTIFICATION_TYPE = STRUCTURE + "extension-certificationType";
    static final String LINE_NUMBER = STRUCTURE + "extension-serviceLineNumber";
    static final String TASK_LINE_NUMBER = STRUCTURE + "extension-paLineNumber";
    static final String CONTENT_MODIFIER = STRUCTURE + "extension-contentModifier";
    static final String TRANSMISSION = STRUCTURE + "extension-TransmissionIdentifiers";
    static final String REVIEWER = STRUCTURE + "extension-claimResponseReviewer";
    static final String ERROR_FOLLOWUP = STRUCTURE + "extension-errorFollowupAction";
    static final String ERROR_ELEMENT = STRUCTURE + "extension-errorElement";
    static final String ERROR_PATH = STRUCTURE + "extension-errorPath";

    static final String CLAIM_RESPONSE = STRUCTURE + "profile-claimresponse";
    static final String INQUIRY_RESPONSE = STRUCTURE + "profile-claiminquiryresponse";
    static final String RESPONSE_BUNDLE = STRUCTURE + "profile-pas-response-bundle";
    static final String INQUIRY_RESPONSE_BUNDLE = STRUCTURE + "profile-pas-inquiry-response-bundle";
    static final String COMMUNICATION_REQUEST = STRUCTURE + "profile-communicationrequest";
    static final String TASK = STRUCTURE + "profile-task";

    static final String TEMPORARY_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";
    static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    static final String X12_REVIEW_ACTION = "https://codesystem.x12.org/005010/306";
    static final String X12_REVIEW_REASON = "https://codesystem.x12.org/external/886";
    static final String X12_REJECT_REASON = "https://codesystem.x12.org/005010/901";
    static final String X12_FOLLOWUP = "https://codesystem.x12.org/005010/889";

    private PasUrls() {}
}
