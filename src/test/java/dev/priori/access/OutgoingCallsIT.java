package dev.priori.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.priori.access.OutgoingCalls.Answered;
import dev.priori.access.OutgoingCalls.NotAnswered;
import dev.priori.access.OutgoingCalls.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingCallsIT {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final OutgoingCalls calls =
            new OutgoingCalls(new OutgoingAddresses(true, List.of()), Duration.ofSeconds(3));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer peer;

    @BeforeEach
    void listen() throws Exception {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        peer.createContext("/answer", exchange -> {
            exchange.sendResponseHeaders(418, 5);
            exchange.getResponseBody().write("hello".getBytes(UTF_8));
            exchange.close();
        });
        peer.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        peer.createContext("/elsewhere", exchange -> elsewhere.incrementAndGet());
        peer.createContext("/hang", exchange -> await());
        peer.createContext("/half", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write('h');
            exchange.getResponseBody().flush();
            await();
        });
        peer.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        peer.stop(0);
        calls.close();
    }

    @Test
    void an_answer_of_any_status_is_an_answer() {
        assertThat(send("/answer", LONG, 5)).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(418);
            assertThat(answered.body()).isEqualTo("hello".getBytes(UTF_8));
        });
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(send("/redirect", LONG, 5))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(307));
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void a_server_that_never_answers_or_never_ends_is_left_in_time() {
        assertThat(send("/hang", SHORT, 5)).isInstanceOf(NotAnswered.class);
        assertThat(send("/half", SHORT, 5)).isInstanceOf(NotAnswered.class);
        assertThat(send("/answer", LONG, 5)).isInstanceOf(Answered.class);
    }

    @Test
    void more_than_the_limit_is_not_read() {
        assertThat(send("/answer", LONG, 4)).isInstanceOf(NotAnswered.class);
    }

    @Test
    void a_port_where_nothing_listens_and_an_address_that_may_not_be_called_are_told_apart() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(call("http://127.0.0.1:" + free + "/", LONG, 5)).isEqualTo(new NotAnswered("nothing listens there"));
        assertThat(call("http://10.0.0.7/", LONG, 5))
                .isEqualTo(new NotAnswered("the address may not be called: it is not https"));
    }

    private Reply send(String path, Duration within, int limit) {
        return call("http://127.0.0.1:" + peer.getAddress().getPort() + path, within, limit);
    }

    private Reply call(String address, Duration within, int limit) {
        return calls.send(HttpRequest.newBuilder(URI.create(address)).build(), within, limit);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
