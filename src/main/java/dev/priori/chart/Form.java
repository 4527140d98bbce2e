package dev.priori.chart;

import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.When;
import java.util.List;

/**
 * One completed QuestionnaireResponse with the answers that may count: given by a person (origin manual or override), not
 * by the patient or a relative.
 *
 * @param reference the QuestionnaireResponse
 * @param questionnaire canonical without version, "" when the form names none
 * @param authored date with the time as tie-breaker; forms without it are no facts
 */
public record Form(String reference, String questionnaire, When authored, List<Answer> answers) {}
