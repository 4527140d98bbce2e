package dev.priori.chart.read;

import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Small bundles for tests, written with single quotes. */
final class Sample {

    static final LocalDate AS_OF = LocalDate.of(2025, 6, 16);
    static final String PATIENT = "{'resourceType':'Patient','id':'1','birthDate':'1961-03-04'}";
    static final String SUBJECT = "'subject':{'reference':'Patient/1'}";

    private Sample() {}

    static ObjectNode json(String singleQuoted) {
        byte[] body = singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return JsonDocument.parse(body, Limits.DEFAULT).root();
    }

    /** A bundle of these resources; SUBJECT may be written as {@code @S}. */
    static BundleView bundle(String... resources) {
        var entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{'resource':")
                    .append(resource)
                    .append('}');
        }
        return BundleView.of(json(
                ("{'resourceType':'Bundle','type':'collection','entry':[" + entries + "]}").replace("@S", SUBJECT)));
    }

    /** The chart of Patient/1 and these resources as of 2025-06-16, with MedicationRequest/order under review. */
    static Chart chart(String... resources) {
        String[] all = new String[resources.length + 1];
        all[0] = PATIENT;
        System.arraycopy(resources, 0, all, 1, resources.length);
        return read(bundle(all), null);
    }

    static Chart read(BundleView bundle, @Nullable Set<String> siblings) {
        return new ChartReader()
                .read(new ChartSource(
                        bundle,
                        "Patient/1",
                        AS_OF,
                        Channel.ASSESS,
                        Set.of(),
                        "MedicationRequest/order",
                        siblings,
                        null));
    }
}
