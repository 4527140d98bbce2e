/**
 * Forms: QuestionnaireResponses, which of their answers count, and which form is the newest to answer a question.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.read.form;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
