package dev.priori.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A surname and a token that every call carries must reach neither the log nor an error answer. */
@SpringBootTest(
        classes = {Priori.class, ServedPolicies.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:privacy")
@ExtendWith(OutputCaptureExtension.class)
class LogPrivacyIT {
    private static final String SURNAME = "Zzyzxmarker";
    private static final String TOKEN = "tokenmarker7391";

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    private static List<String> bodies() {
        SampleChart named = SampleChart.allMet()
                .each("Patient", patient -> patient.putArray("name").addObject().put("family", SURNAME))
                .each("Observation", observation -> observation.put("valueString", SURNAME));
        String chart = named.json();
        List<String> bodies = new ArrayList<>(List.of(
                chart,
                chart.substring(0, chart.length() / 2),
                SURNAME,
                "{\"" + SURNAME + "\":",
                "{\"resourceType\":\"" + SURNAME + "\"}",
                chart.replace("\"2025-06-16\"", "\"" + SURNAME + "\""),
                chart.replace("\"Patient/patient\"", "\"Patient/" + SURNAME + "\""),
                chart.replace("\"Practitioner/prescriber\"", "\"" + SURNAME + " the first\""),
                chart.replace("\"1961-03-04\"", "\"" + SURNAME + "\""),
                chart.replace("\"birthDate\":", "\"" + SURNAME + "\":[[],\"" + SURNAME + "\"],\"birthDate\":"),
                chart.replace("\"final\"", "{\"" + SURNAME + "\":null}"),
                chart.replaceFirst("\"value\":4", "\"value\":\"" + SURNAME + "\""),
                chart.replaceFirst("\"draft\"", "\"" + SURNAME + "\"")));
        bodies.add("[".repeat(1000) + "\"" + SURNAME + "\"" + "]".repeat(1000));
        return bodies;
    }

    private static final List<String> QUERIES = List.of(
            "",
            "?asOf=" + SURNAME,
            "?order=MedicationRequest/" + SURNAME + "*",
            "?" + SURNAME + "%20x=1",
            "?track=" + SURNAME + "&unavailable=" + SURNAME,
            "?asOf=%zz" + SURNAME);

    @Test
    void no_surname_and_no_token_reaches_the_log_or_an_error_answer(CapturedOutput log) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String body : bodies()) {
            answers.add(post("/api/policies/lumakras/assess", body, "application/fhir+json"));
        }
        for (String query : QUERIES) {
            if (!query.contains("%zz")) {
                answers.add(
                        post("/api/policies/lumakras/assess" + query, bodies().getFirst(), "application/fhir+json"));
            }
        }
        answers.add(post("/api/policies/" + SURNAME + "/assess", "{}", "application/fhir+json"));
        answers.add(post("/api/" + SURNAME, "{}", "application/fhir+json"));
        answers.add(post("/fhir/" + SURNAME, "{}", "application/fhir+json"));
        answers.add(post("/api/policies/lumakras/assess", SURNAME, "text/" + SURNAME));
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
        assertThat(answers).noneMatch(answer -> answer.statusCode() >= 500);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 400)
                .hasSizeGreaterThan(10)
                .extracting(HttpResponse::body)
                .noneMatch(body -> body.contains(SURNAME) || body.contains(TOKEN));
        assertThat(log.getAll()).doesNotContain(SURNAME).doesNotContain(TOKEN);
    }

    @Test
    void neither_does_what_an_ehr_or_a_provider_sends(CapturedOutput log) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String body : broken("order-sign-met")) {
            answers.add(post("/cds-services/order-sign-crd", body, "application/json"));
        }
        for (String version : List.of("2.0", "2.2")) {
            for (String body : broken("submit-met")) {
                answers.add(post("/fhir/pas/" + version + "/Claim/$submit", body, "application/fhir+json"));
            }
            for (String body : broken("inquire-met")) {
                answers.add(post("/fhir/pas/" + version + "/Claim/$inquire?" + SURNAME, body, "application/fhir+json"));
            }
            answers.add(post("/fhir/pas/" + version + "/Claim/$" + SURNAME, "{}", "application/fhir+json"));
            answers.add(post("/fhir/pas/" + version + "/" + SURNAME, "{}", "application/fhir+json"));
        }
        answers.add(post("/cds-services/" + SURNAME, "{}", "application/json"));
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
        assertThat(answers).noneMatch(answer -> answer.statusCode() >= 500);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 400)
                .hasSizeGreaterThan(30)
                .extracting(HttpResponse::body)
                .noneMatch(body -> body.contains(SURNAME) || body.contains(TOKEN));
        assertThat(log.getAll()).doesNotContain(SURNAME).doesNotContain(TOKEN);
    }

    /** A body of the tour with the surname and the token in it: whole, cut off, and with the surname where it is wrong. */
    private static List<String> broken(String file) throws IOException {
        String body = Files.readString(Path.of("fhir-resources/server/tour", file + ".json"))
                .replace("\"Sample\"", "\"" + SURNAME + "\"")
                .replaceFirst("\\{", "{\"fhirAuthorization\":{\"access_token\":\"" + TOKEN + "\"},");
        String surname = "\"" + SURNAME + "\"";
        return List.of(
                body,
                body.substring(0, body.length() / 2),
                body + SURNAME,
                "[" + body + "]",
                body.replaceAll("\"resourceType\": *\"Bundle\"", "\"resourceType\":" + surname),
                body.replaceAll("\"resourceType\": *\"(Claim|MedicationRequest)\"", "\"resourceType\":" + surname),
                body.replaceAll("\"birthDate\": *\"[0-9-]+\"", "\"birthDate\":" + surname),
                body.replaceAll("\"(created|authoredOn)\": *\"[^\"]+\"", "\"$1\":" + surname),
                body.replaceAll("\"reference\": *\"[^\"]+\"", "\"reference\":\"Patient/" + SURNAME + "\""),
                body.replaceAll("\"reference\": *\"[^\"]+\"", "\"reference\":" + surname),
                body.replaceAll("\"code\": *\"[^\"]+\"", "\"code\":" + surname),
                body.replaceAll("\"status\": *\"[^\"]+\"", "\"status\":{\"family\":" + surname + "}"),
                body.replaceAll("\"value\": *[0-9]+", "\"value\":" + surname),
                body.replaceAll("\"(hook|patientId|use)\": *\"[^\"]+\"", "\"$1\":" + surname),
                body.replaceAll("\"(identifier|item|context|prefetch)\": *[{\\[]", "\"$1\":" + surname + ",\"x$0"));
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
