package dev.priori.crd.ehr;

import dev.priori.fhir.JsonDocument;
import java.util.List;

/** What came of a query. A switch over it has no default branch. */
sealed interface Found {

    /**
     * Answered.
     *
     * @param documents a resource, or the pages of a search without what was not asked for
     * @param whole false when there is more than was read
     */
    record Answered(List<JsonDocument> documents, boolean whole) implements Found {}

    /** The EHR said no: not there, not known, not allowed. */
    record Refused() implements Found {}

    /**
     * No answer that can be used.
     *
     * @param why free of anything the EHR sent
     */
    record Failed(String why) implements Found {}
}
