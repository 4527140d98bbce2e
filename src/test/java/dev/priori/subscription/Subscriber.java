package dev.priori.subscription;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's endpoint on this machine: remembers what it took, and refuses or hangs as a test wants. */
public final class Subscriber implements AutoCloseable {

    /** The answer of an endpoint that never gives one. */
    public static final int NEVER = -1;

    private final HttpServer server;
    private final List<Notice> taken = new CopyOnWriteArrayList<>();
    private final List<Notice> refused = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile IntSupplier status = () -> 200;

    public Subscriber() {
        this(0);
    }

    public Subscriber(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException refusal) {
            throw new UncheckedIOException(refusal);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** A notification with its headers. */
    public record Notice(Map<String, List<String>> headers, JsonNode bundle) {

        public JsonNode status() {
            return bundle.path("entry").path(0).path("resource");
        }

        /** The value of a parameter of the status, whatever its type. */
        public String value(String parameter) {
            return status().path("parameter")
                    .valueStream()
                    .filter(one -> one.path("name").asString("").equals(parameter))
                    .flatMap(one -> one.properties().stream())
                    .filter(property -> property.getKey().startsWith("value"))
                    .map(property -> property.getValue().isObject()
                            ? property.getValue().path("reference").asString("")
                            : property.getValue().asString(""))
                    .findFirst()
                    .orElse("");
        }

        public String type() {
            return value("type");
        }

        /** The value of a part of the event. */
        public String event(String part) {
            return status().path("parameter")
                    .valueStream()
                    .filter(one -> one.path("name").asString("").equals("notification-event"))
                    .flatMap(one -> one.path("part").valueStream())
                    .filter(one -> one.path("name").asString("").equals(part))
                    .map(one -> one.has("valueReference")
                            ? one.path("valueReference").path("reference").asString("")
                            : one.path("valueString").asString(""))
                    .findFirst()
                    .orElse("");
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it answers from now on; {@link #NEVER} answers nothing. */
    public void answers(IntSupplier status) {
        this.status = status;
    }

    public List<Notice> taken() {
        return List.copyOf(taken);
    }

    public List<Notice> taken(String type) {
        return taken.stream().filter(notice -> notice.type().equals(type)).toList();
    }

    public List<Notice> events() {
        return taken("event-notification");
    }

    public List<Notice> refused() {
        return List.copyOf(refused);
    }

    /** Numbers of the events it took, in order. */
    public List<String> numbers() {
        return events().stream().map(notice -> notice.event("event-number")).toList();
    }

    /** The numbers from 1 on. */
    public static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        var notice = new Notice(
                Map.copyOf(exchange.getRequestHeaders()),
                JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        int answer = status.getAsInt();
        (answer / 100 == 2 ? taken : refused).add(notice);
        if (answer == NEVER) {
            hang();
            return;
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
