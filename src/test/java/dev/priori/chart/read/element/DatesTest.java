package dev.priori.chart.read.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.fact.When;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @Test
    void dates_keep_the_precision_and_the_day_they_were_written_in() {
        assertThat(Dates.parse("2025")).isEqualTo(new When(2025, null, null, null));
        assertThat(Dates.parse("2025-06")).isEqualTo(new When(2025, 6, null, null));
        assertThat(Dates.parse("2024-02-29")).isEqualTo(new When(2024, 2, 29, null));
        assertThat(Dates.parse("2025-06-16T23:30:00-05:00")).isEqualTo(new When(2025, 6, 16, "23:30:00-05:00"));
        assertThat(Dates.parse("2025-06-16T08:00:00.125Z")).isEqualTo(new When(2025, 6, 16, "08:00:00.125Z"));
        assertThat(Dates.parse("2025-06-16T08:00")).isEqualTo(new When(2025, 6, 16, "08:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "25",
                "0000",
                "2025-",
                "2025-6",
                "2025-13",
                "2025-00-01",
                "2025-06-31",
                "2023-02-29",
                "2025-06-00",
                "2025/06/16",
                "16.06.2025",
                "2025-06-16 08:00",
                "2025-06-16T",
                "2025-06-16T24:00:00",
                "2025-06-16T08:61",
                "2025-06-16T08:00:00.",
                "2025-06-16T08:00:00+5",
                "2025-06-16T08:00:00ZZ",
                "20250616",
                "2025-06-1x",
                "+2025-06-16",
                "２０２５",
                "today"
            })
    void what_is_no_date_is_none(String text) {
        assertThat(Dates.parse(text)).isNull();
    }

    @Test
    void a_partial_date_spans_its_month_or_year() {
        assertThat(Dates.earliest(new When(2025, null, null, null))).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(Dates.latest(new When(2025, null, null, null))).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(Dates.earliest(new When(2024, 2, null, null))).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(Dates.latest(new When(2024, 2, null, null))).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Dates.latest(new When(2024, 2, 3, null))).isEqualTo(LocalDate.of(2024, 2, 3));
    }
}
