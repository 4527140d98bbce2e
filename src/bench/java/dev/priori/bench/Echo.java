package dev.priori.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dev.priori.fhir.http.HttpAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Reads and writes, and nothing else. */
@Controller
final class Echo {
    private final FhirContext fhir;

    Echo(FhirContext fhir) {
        this.fhir = fhir;
    }

    @PostMapping(BareServer.HOOK)
    void hook(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(Narratives.hookAsBundle(body(request)), response);
    }

    @PostMapping(BareServer.BUNDLE)
    void bundle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(Narratives.stripped(body(request)), response);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(request.getContentLength());
    }

    private void answer(byte[] body, HttpServletResponse response) throws IOException {
        IParser parser = fhir.newJsonParser();
        IBaseResource read =
                parser.parseResource(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        byte[] written = parser.encodeResourceToString(read).getBytes(StandardCharsets.UTF_8);
        HttpAnswers.write(response, 200, HttpAnswers.FHIR_JSON, written);
    }
}
