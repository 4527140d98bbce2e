package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.fact.Therapy.Dosing;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DosingReaderTest {

    private static final String ONCE = "'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}";
    private static final String FOUR = "'doseAndRate':[{'doseQuantity':{'value':4,'code':'{tbl}'}}]";

    private static @Nullable Dosing order(String elements) {
        return Sample.chart("{'resourceType':'MedicationRequest','id':'1','status':'active',@S" + elements + "}")
                .therapies()
                .getFirst()
                .dosing();
    }

    private static Dosing sig(String... instructions) {
        return order(",'dosageInstruction':[{" + String.join("},{", instructions) + "}]");
    }

    private static String dose(String quantity) {
        return "'doseAndRate':[{'doseQuantity':{" + quantity + "}}]";
    }

    private static void assertSame(@Nullable BigDecimal actual, String expected) {
        assertThat(actual).isNotNull().isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'value':960,'code':'mg';960;mg",
                "'value':960,'unit':'mg';960;mg",
                "'value':0.96,'code':'g';960;mg",
                "'value':4,'code':'{tbl}';4;tablet",
                "'value':4,'code':'{tablet}';4;tablet",
                "'value':4,'code':'TAB';4;tablet",
                "'value':4,'code':'1';4;tablet",
                "'value':4,'unit':'tablet';4;tablet",
                "'value':4,'unit':'Tablets';4;tablet",
                "'value':4,'unit':'tab';4;tablet"
            })
    void a_dose_is_in_milligrams_or_tablets(String quantity, String amount, String unit) {
        Dosing read = sig(dose(quantity) + "," + ONCE);

        assertSame(read.perDay(), amount);
        assertThat(read.unit()).isEqualTo(unit);
        assertThat(read.everyDay()).isTrue();
        assertThat(read.asNeeded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'value':4",
                "'value':4,'unit':'mL'",
                "'unit':'mg'",
                "'value':-4,'unit':'mg'",
                "'value':0,'unit':'mg'",
                "'value':4,'code':'mg','unit':'tablet'"
            })
    void a_dose_without_a_known_amount_and_unit_is_not_known(String quantity) {
        assertThat(sig(dose(quantity) + "," + ONCE).perDay()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'frequency':2,'period':1,'periodUnit':'d';8;true",
                "'frequency':1,'frequencyMax':2,'period':1,'periodUnit':'d';8;true",
                "'frequency':1,'period':8,'periodUnit':'h';12;true",
                "'frequency':1,'period':8,'periodMax':12,'periodUnit':'h';12;true",
                "'period':1,'periodUnit':'d';4;true",
                "'frequency':14,'period':1,'periodUnit':'wk';8;true",
                "'frequency':1,'period':2,'periodUnit':'d';4;false",
                "'frequency':3,'period':1,'periodUnit':'wk';4;false",
                "'frequency':1,'period':1,'periodUnit':'d','dayOfWeek':['mon','fri'];4;false",
                "'frequency':2,'period':1,'periodUnit':'d','dayOfWeek':['mon','fri'];8;false",
                "'frequency':4,'period':1,'periodUnit':'wk','dayOfWeek':['mon','fri'];8;false",
                "'timeOfDay':['08:00:00','20:00:00'];8;true",
                "'when':['MORN'];4;true"
            })
    void the_dose_of_a_dosing_day_follows_the_timing(String repeat, String perDay, boolean everyDay) {
        Dosing read = sig(FOUR + ",'timing':{'repeat':{" + repeat + "}}");

        assertSame(read.perDay(), perDay);
        assertThat(read.everyDay()).isEqualTo(everyDay);
    }

    @ParameterizedTest
    @CsvSource({
        "QD,4,true",
        "BID,8,true",
        "TID,12,true",
        "QID,16,true",
        "Q8H,12,true",
        "Q12H,8,true",
        "Q24H,4,true",
        "AM,4,true",
        "QOD,4,false",
        "Q48H,4,false"
    })
    void a_timing_code_gives_the_frequency(String code, String perDay, boolean everyDay) {
        Dosing coded = sig(FOUR + ",'timing':{'code':{'coding':[{'code':'" + code + "'}]}}");
        Dosing written = sig(FOUR + ",'timing':{'code':{'text':'" + code.toLowerCase(Locale.ROOT) + "'}}");

        assertSame(coded.perDay(), perDay);
        assertThat(coded.everyDay()).isEqualTo(everyDay);
        assertSame(written.perDay(), perDay);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'code':{'text':'as directed'}",
                "'code':{'text':'QH'}",
                "'code':{'text':'Q0H'}",
                "'repeat':{}",
                "'repeat':{'frequency':2}",
                "'repeat':{'period':0,'periodUnit':'d'}",
                "'repeat':{'period':1}",
                "'repeat':{'frequency':1,'period':1,'periodUnit':'moon'}"
            })
    void a_timing_that_says_nothing_leaves_the_dose_unknown(String timing) {
        assertThat(sig(FOUR + ",'timing':{" + timing + "}").perDay()).isNull();
    }

    @Test
    void a_range_counts_by_its_upper_end() {
        Dosing read =
                sig("'doseAndRate':[{'doseRange':{'low':{'value':240,'code':'mg'},'high':{'value':960,'code':'mg'}}}],"
                        + ONCE);

        assertSame(read.perDay(), "960");
    }

    @Test
    void instructions_of_one_or_no_sequence_add_up_and_of_several_the_largest_counts() {
        assertSame(sig(FOUR + "," + ONCE, FOUR + "," + ONCE).perDay(), "8");
        assertSame(
                sig("'sequence':1," + FOUR + "," + ONCE, "'sequence':1," + FOUR + "," + ONCE)
                        .perDay(),
                "8");
        assertSame(
                sig(
                                "'sequence':1," + FOUR + "," + ONCE,
                                "'sequence':2," + dose("'value':2,'code':'{tbl}'") + "," + ONCE)
                        .perDay(),
                "4");
    }

    @Test
    void instructions_in_different_units_need_a_strength_and_stay_unknown() {
        assertThat(sig(FOUR + "," + ONCE, dose("'value':240,'code':'mg'") + "," + ONCE)
                        .perDay())
                .isNull();
    }

    @Test
    void words_beside_a_structured_instruction_are_passed_over_and_an_unknown_dose_beside_it_is_not() {
        assertSame(sig(FOUR + "," + ONCE, "'text':'with water'").perDay(), "4");
        assertThat(sig(FOUR + "," + ONCE, FOUR).perDay()).isNull();
        assertThat(sig("'text':'4 tablets daily'").perDay()).isNull();
    }

    @Test
    void as_needed_is_told_in_both_forms() {
        assertThat(sig("'asNeededBoolean':true").asNeeded()).isTrue();
        assertThat(sig("'asNeededCodeableConcept':{'text':'pain'}").asNeeded()).isTrue();
        assertThat(sig("'asNeededBoolean':false").asNeeded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'value':120,'code':'{tbl}';'value':30,'code':'d';4;tablet;30",
                "'value':120,'unit':'Tablet';'value':30,'unit':'days';4;tablet;30",
                "'value':120;'value':1,'code':'mo';4;~~;30",
                "'value':56,'unit':'capsule';'value':2,'code':'wk';4;capsule;14",
                "'value':28800,'unit':'mg';'value':30,'code':'d';960;mg;30"
            })
    void the_supply_per_day_is_quantity_by_duration(
            String quantity, String duration, String perDay, String unit, String days) {
        Dosing read = order(
                (",'dispenseRequest':{'quantity':{" + quantity + "},'expectedSupplyDuration':{" + duration + "}}"));

        assertSame(read.supplyPerDay(), perDay);
        assertThat(read.supplyUnit()).isEqualTo(unit);
        assertSame(read.supplyDays(), days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'quantity':{'value':120}",
                "'quantity':{'value':120},'expectedSupplyDuration':{'value':0,'code':'d'}",
                "'quantity':{'value':120},'expectedSupplyDuration':{'value':30}",
                "'expectedSupplyDuration':{'value':30,'code':'d'}"
            })
    void a_supply_without_quantity_or_duration_gives_no_daily_amount(String dispense) {
        assertThat(order(",'dispenseRequest':{" + dispense + "}").supplyPerDay())
                .isNull();
    }

    @Test
    void the_most_per_period_is_brought_to_a_day() {
        Dosing read = sig("'maxDosePerPeriod':{'numerator':{'value':6720,'code':'mg'},"
                + "'denominator':{'value':1,'code':'wk'}}");

        assertSame(read.maxPerDay(), "960");
        assertThat(read.maxUnit()).isEqualTo("mg");
        assertThat(read.perDay()).isNull();
    }

    @Test
    void an_order_that_says_nothing_about_its_dose_has_none() {
        assertThat(order("")).isNull();
    }
}
