package dev.priori.pas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {

    private static final PasVersion VERSION = PasVersion.V2_2;

    @TempDir
    Path folder;

    @Test
    void the_same_bytes_within_the_window_get_the_same_answer_and_one_case() {
        try (var server = new PasHarness(folder, Duration.ofMinutes(1))) {
            PasAnswer first = server.submit(VERSION, PasBody.tour("submit-met"));
            PasAnswer second = server.submit(VERSION, PasBody.tour("submit-met"));
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(cases(server)).isEqualTo(1);
        }
    }

    @Test
    void the_same_bytes_at_once_get_whole_and_equal_answers_and_one_case() {
        try (var server = new PasHarness(folder, Duration.ofMinutes(1))) {
            var calls = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> server.submit(VERSION, PasBody.tour("submit-met"))))
                    .limit(4)
                    .toList();
            var bodies =
                    calls.stream().map(call -> call.join().body()).distinct().toList();
            assertThat(bodies).hasSize(1);
            assertThat(bodies.getFirst()).startsWith("{").endsWith("}");
            assertThat(cases(server)).isEqualTo(1);
        }
    }

    @Test
    void equal_identifiers_with_another_content_make_another_case() {
        try (var server = new PasHarness(folder, Duration.ofMinutes(1))) {
            server.submit(VERSION, PasBody.tour("submit-met"));
            server.submit(VERSION, PasBodies.twentyFourMonths());
            assertThat(cases(server)).isEqualTo(2);
        }
    }

    @Test
    void with_the_window_off_every_request_makes_a_case() {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            server.submit(VERSION, PasBody.tour("submit-met"));
            server.submit(VERSION, PasBody.tour("submit-met"));
            assertThat(cases(server)).isEqualTo(2);
        }
    }

    private static int cases(PasHarness server) {
        return server.inquire(VERSION, PasBody.tour("inquire-met")).returned().size();
    }
}
