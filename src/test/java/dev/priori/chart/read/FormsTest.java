package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.Form;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Answer.NamedTherapy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    private static final String ORIGIN =
            "'extension':[{'url':'http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin','extension':"
                + "[{'url':'source','valueCode':'manual'}]}],";

    private static String form(String id, String elements, String... items) {
        return "{'resourceType':'QuestionnaireResponse','id':'" + id + "','status':'completed',@S" + elements
                + ",'item':[" + String.join(",", items) + "]}";
    }

    private static String item(String linkId, String value) {
        return "{'linkId':'" + linkId + "','answer':[{" + ORIGIN + value + "}]}";
    }

    private static List<Answer> answers(String... items) {
        List<Form> forms =
                Sample.chart(form("f", ",'authored':'2025-06-10'", items)).forms();
        return forms.isEmpty() ? List.of() : forms.getFirst().answers();
    }

    @ParameterizedTest
    @CsvSource({"completed,1", "amended,1", "in-progress,0", "stopped,0", "entered-in-error,0", "made-up,0"})
    void only_completed_and_amended_forms_are_facts(String status, int forms) {
        assertThat(Sample.chart("{'resourceType':'QuestionnaireResponse','id':'f','status':'" + status
                                + "',@S,'authored':'2025-06-10'}")
                        .forms())
                .hasSize(forms);
    }

    @Test
    void a_form_without_a_date_is_ignored_and_named() {
        Chart chart = Sample.chart(form("f", "", item("q", "'valueBoolean':true")));

        assertThat(chart.forms()).isEmpty();
        assertThat(chart.ignored()).extracting(Chart.Ignored::reference).containsExactly("QuestionnaireResponse/f");
    }

    @ParameterizedTest
    @CsvSource({"manual,1", "override,1", "auto,0", "auto-client,0", "auto-server,0", "made-up,0"})
    void only_answers_given_by_a_person_count(String origin, int count) {
        assertThat(answers(item("q", "'valueBoolean':true").replace("manual", origin)))
                .hasSize(count);
    }

    @Test
    void an_answer_without_an_origin_does_not_count() {
        assertThat(answers("{'linkId':'q','answer':[{'valueBoolean':true}]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reference':'Patient/1'",
                "'reference':'RelatedPerson/7'",
                "'reference':'https://e.example/fhir/RelatedPerson/7'",
                "'type':'Patient','identifier':{'value':'x'}",
                "'reference':'#p'"
            })
    void forms_and_answers_of_the_patient_or_a_relative_do_not_count(String author) {
        String contained = ",'contained':[{'resourceType':'RelatedPerson','id':'p'}],'authored':'2025-06-10'";
        String byAuthor = form("f", contained + ",'author':{" + author + "}", item("q", "'valueBoolean':true"));
        String byOrigin = form(
                "g",
                contained,
                item("q", "'valueBoolean':true")
                        .replace(
                                "[{'url':'source'",
                                "[{'url':'author','extension':[{'url':'practitioner','valueReference':{" + author
                                        + "}}]},{'url':'source'"));

        assertThat(Sample.chart(byAuthor).forms()).isEmpty();
        assertThat(Sample.chart(byOrigin).forms())
                .singleElement()
                .satisfies(form -> assertThat(form.answers()).isEmpty());
    }

    @Test
    void a_form_by_a_practitioner_counts_and_names_its_questionnaire_without_version() {
        Chart chart = Sample.chart(form(
                "f",
                ",'authored':'2025-06-10','author':{'reference':'Practitioner/p'},'questionnaire':'http://e.example/Q|2'",
                item("q", "'valueBoolean':true")));

        assertThat(chart.forms()).singleElement().satisfies(form -> {
            assertThat(form.questionnaire()).isEqualTo("http://e.example/Q");
            assertThat(form.answers()).hasSize(1);
        });
    }

    @Test
    void answers_of_every_type_are_read_wherever_they_are_nested() {
        List<Answer> read = answers(
                item("coding", "'valueCoding':{'system':'s','code':'c','display':'d'}"),
                item("text", "'valueString':'words'"),
                "{'linkId':'group','item':[" + item("amount", "'valueQuantity':{'value':960,'unit':'mg'}") + "]}",
                "{'linkId':'outer','answer':[{'valueBoolean':true,'item':[" + item("on", "'valueDate':'2025-05-01'")
                        + "]}]}",
                item("bare", "'valueDecimal':960.0"),
                item("litres", "'valueQuantity':{'value':1,'unit':'L'}"));

        assertThat(read).extracting(Answer::linkId).containsExactly("coding", "text", "amount", "on", "bare", "litres");
        assertThat(read.get(0).value().codings().getFirst().code()).isEqualTo("c");
        assertThat(read.get(1).value().text()).isEqualTo("words");
        assertThat(read.get(2).amount()).isEqualTo("960");
        assertThat(read.get(3).on().toDateString()).isEqualTo("2025-05-01");
        assertThat(read.get(4).amount()).isEqualTo("960.0");
        assertThat(read.get(5).amount()).isNull();
    }

    @Test
    void drugs_are_found_below_the_answer_below_the_item_and_in_a_group_beside_it() {
        String group = "{'linkId':'q-therapy','item':[{'linkId':'q-drug','answer':[{'valueString':'FOLFOX'}]},"
                + "{'linkId':'q-start','answer':[{'valueDate':'2024-01'}]},"
                + "{'linkId':'q-end','answer':[{'valueDate':'2024-05-01'}]}]}";
        String yes = "'valueBoolean':true";

        List<List<Answer>> forms = List.of(
                answers(item("q", yes + ",'item':[" + group + "]")),
                answers("{'linkId':'q','answer':[{" + ORIGIN + yes + "}],'item':[" + group + "]}"),
                answers(item("q", yes), group));

        assertThat(forms)
                .allSatisfy(read -> assertThat(read).singleElement().satisfies(answer -> {
                    assertThat(answer.yes()).isTrue();
                    NamedTherapy therapy = answer.therapies().getFirst();
                    assertThat(therapy.drug().text()).isEqualTo("FOLFOX");
                    assertThat(therapy.start().toDateString()).isEqualTo("2024-01");
                    assertThat(therapy.end().toDateString()).isEqualTo("2024-05-01");
                }));
    }

    @Test
    void each_repetition_of_a_group_is_a_therapy() {
        String group = "{'linkId':'q-therapy','item':[{'linkId':'q-drug','answer':[{'valueCoding':{'code':'x'}}]}]}";

        assertThat(answers(item("q", "'valueBoolean':true,'item':[" + group + "," + group + "]"))
                        .getFirst()
                        .therapies())
                .hasSize(2);
    }

    @Test
    void one_form_that_answers_a_question_in_two_ways_contradicts_itself() {
        assertThat(answers(item("q", "'valueBoolean':true"), item("q", "'valueBoolean':false")))
                .singleElement()
                .satisfies(answer -> assertThat(answer.conflicting()).isTrue());
    }

    @Test
    void forms_come_newest_first() {
        Chart chart = Sample.chart(
                form("a", ",'authored':'2025-06-09T10:00:00Z'"),
                form("b", ",'authored':'2025-06-10'"),
                form("c", ",'authored':'2025-06-09T12:00:00Z'"));

        assertThat(chart.forms())
                .extracting(Form::reference)
                .containsExactly("QuestionnaireResponse/b", "QuestionnaireResponse/c", "QuestionnaireResponse/a");
    }
}
