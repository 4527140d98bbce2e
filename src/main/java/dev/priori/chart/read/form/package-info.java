/**
 * Forms: QuestionnaireResponses, which of their answers count, and which form is the newest to answer a question.
 */
@NullMarked
package dev.priori.chart.read.form;

import org.jspecify.annotations.NullMarked;
