package dev.priori.crd.answer;

import dev.priori.crd.request.CrdLine;
import dev.priori.crd.verdict.CoverageInformation;
import tools.jackson.databind.node.ObjectNode;

/** How one line of CRD words what is decided. */
public sealed interface Line permits LineTwoZero, LineTwoTwo {

    /** The coverage-information extension, whole. */
    ObjectNode coverageInformation(CoverageInformation information);

    /** Code system of a card's topic. */
    String topicSystem();

    /** Whether {@code systemActions} stands in an answer that has none. */
    boolean namesNoActions();

    /** Whether a card with a link to an app has a suggestion beside it. */
    boolean suggestsApps();

    /** Whether a Task for a form says by code why it is asked for and what becomes of the form. */
    boolean tellsUseOfForms();

    /** The writer of a line. */
    static Line of(CrdLine line) {
        return switch (line) {
            case V2_0 -> new LineTwoZero();
            case V2_2 -> new LineTwoTwo();
        };
    }
}
