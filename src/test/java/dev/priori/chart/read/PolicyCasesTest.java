package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Order;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCasesTest {

    static Stream<Path> cases() throws IOException {
        return Files.find(
                        Path.of("fhir-resources"),
                        4,
                        (path, facts) -> path.getFileName().toString().equals("chart.json"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_case_of_a_policy_is_read_without_a_fault(Path path) throws IOException {
        var bundle = BundleView.of(
                JsonDocument.parse(Files.readAllBytes(path), Limits.DEFAULT).root());
        LocalDate today = LocalDate.of(2025, 6, 16);
        var selected = new OrderSelection(bundle, product -> true).select("MedicationRequest/order");
        Order order = new OrderReader(bundle).read(selected.order(), selected.claimItem(), null, today);

        Chart chart = new ChartReader()
                .read(new ChartSource(
                        bundle,
                        selected.patient().reference(),
                        order.asOf(),
                        Channel.ASSESS,
                        Set.of(),
                        order.reference(),
                        null,
                        selected.claimItem()));

        assertThat(chart.ignored())
                .as("an approval of another payer is left out, nothing else")
                .allMatch(left -> left.reason().contains("insurer is not the payor"));
        assertThat(chart.person().birthDate()).isNotNull();
        assertThat(chart.therapies()).contains(order.therapy());
    }
}
