package dev.priori.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs here, not in a Maven plugin, because the formatter reads only what the Java it runs on reads, and Maven may run
 * on an older one.
 */
class FormatTest {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void every_java_file_is_formatted() throws Exception {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<String> findings = new ArrayList<>();
        for (Path file : SourceTree.files("src", ".java")) {
            String written = SourceTree.text(file);
            String formatted = formatter.formatSourceAndFixImports(written);
            if (!formatted.equals(written)) {
                settle(file, formatted, apply, findings);
            }
        }
        assertThat(findings)
                .as("not formatted; mvn test -Dtest=FormatTest -Dformat=apply writes them")
                .isEmpty();
    }

    @Test
    void an_unformatted_file_is_noticed() throws FormatterException {
        assertThat(formatter.formatSourceAndFixImports("class A { int a  = 1; }\n"))
                .isEqualTo("class A {\n    int a = 1;\n}\n");
    }

    private static void settle(Path file, String formatted, boolean apply, List<String> findings) throws IOException {
        if (apply) {
            Files.writeString(file, formatted);
        } else {
            findings.add(SourceTree.name(file));
        }
    }
}
