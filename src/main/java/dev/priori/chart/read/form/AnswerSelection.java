package dev.priori.chart.read.form;

import dev.priori.chart.Form;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Answer.NamedTherapy;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Dates;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answer counts, when several forms answer one question (clinical ground rule "Answers", D-43, D-77). */
public final class AnswerSelection {

    private static final int VALID_DAYS = 90;

    private AnswerSelection() {}

    /**
     * One answer per question: of the forms for these questionnaires, or for none, that were authored at most 90 days before
     * the date or after it, the newest. Equally new answers that differ are marked as conflicting.
     *
     * @param forms counting answers only
     * @param questionnaires canonicals without version
     */
    public static List<Answer> select(List<Form> forms, Set<String> questionnaires, LocalDate asOf) {
        LocalDate oldest = asOf.minusDays(VALID_DAYS);
        Map<String, List<Answer>> byQuestion = new LinkedHashMap<>();
        for (Form form : forms) {
            boolean known = form.questionnaire().isEmpty() || questionnaires.contains(form.questionnaire());
            if (known && !Dates.earliest(form.authored()).isBefore(oldest)) {
                for (Answer answer : form.answers()) {
                    byQuestion
                            .computeIfAbsent(answer.linkId(), key -> new ArrayList<>())
                            .add(answer);
                }
            }
        }
        return byQuestion.values().stream().map(AnswerSelection::newest).toList();
    }

    /** Times with and without an offset can beat each other in a circle: then all of them are equally new. */
    private static Answer newest(List<Answer> answers) {
        @Nullable Answer selected = null;
        for (Answer answer : answers) {
            boolean beaten = answers.stream().anyMatch(other -> isLater(other.authored(), answer.authored()));
            if (!beaten) {
                selected = selected == null ? answer : together(selected, answer);
            }
        }
        return selected == null
                ? answers.stream().reduce(AnswerSelection::together).orElseThrow()
                : selected;
    }

    /** Two equally new answers as one: the drugs of both when they agree, conflicting when they do not. */
    static Answer together(Answer one, Answer other) {
        boolean same = agree(one, other);
        List<NamedTherapy> therapies = one.therapies();
        if (same && !other.therapies().equals(therapies)) {
            therapies = new ArrayList<>(therapies);
            therapies.addAll(other.therapies());
        }
        return new Answer(
                one.reference(),
                one.linkId(),
                one.value(),
                one.yes(),
                one.amount(),
                one.on(),
                one.authored(),
                !same || one.conflicting() || other.conflicting(),
                List.copyOf(therapies));
    }

    private static boolean agree(Answer one, Answer other) {
        return Objects.equals(one.yes(), other.yes())
                && Objects.equals(one.on(), other.on())
                && equal(one.amount(), other.amount())
                && equal(one.value(), other.value());
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static boolean equal(Concept one, Concept other) {
        if (one.codings().isEmpty() || other.codings().isEmpty()) {
            return one.codings().size() == other.codings().size() && one.label().equalsIgnoreCase(other.label());
        }
        Coding first = one.codings().getFirst();
        return other.codings().stream().anyMatch(first::sameAs);
    }

    /** Later for certain: by the day, on one day by the time when both have one. */
    static boolean isLater(When one, When other) {
        LocalDate day = one.toDay().orElse(null);
        if (day == null || !day.equals(other.toDay().orElse(null))) {
            return Dates.earliest(one).isAfter(Dates.latest(other));
        }
        String time = one.time();
        String otherTime = other.time();
        return time != null && otherTime != null && isLaterTime(time, otherTime);
    }

    private static boolean isLaterTime(String one, String other) {
        OffsetTime time = offsetTime(one);
        OffsetTime otherTime = offsetTime(other);
        return time == null || otherTime == null ? localTime(one).isAfter(localTime(other)) : time.isAfter(otherTime);
    }

    private static @Nullable OffsetTime offsetTime(String time) {
        try {
            return OffsetTime.parse(time);
        } catch (DateTimeException withoutOffset) {
            return null;
        }
    }

    /** The time of day alone; a leap second counts as the second before it. */
    private static LocalTime localTime(String time) {
        int end = time.length() >= 8 && time.charAt(5) == ':' ? 8 : 5;
        String text = time.substring(0, end);
        return LocalTime.parse(text.endsWith(":60") ? text.substring(0, 6) + "59" : text);
    }
}
