package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An EHR's FHIR server on loopback: reads, searches by type that pass over every parameter, pages, and for each type a way
 * of not answering.
 */
public final class EhrPeer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Faults that only searches can have. */
    private static final Set<Fault> PAGING = Set.of(Fault.LEADS_AWAY, Fault.ENDLESS);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile int pageSize = Integer.MAX_VALUE;

    /** How a type is not answered. */
    public enum Fault {
        /** Status 500 with a text, as an EHR behind a broken gateway. */
        BROKEN,
        UNAUTHORIZED,
        FORBIDDEN,
        REDIRECT,
        /** Status 200 with a login page. */
        HTML,
        /** A resource of another kind. */
        WRONG_TYPE,
        /** Headers never come. */
        HANG,
        /** Headers come, the body never ends. */
        DRIP,
        /** JSON that breaks off. */
        CUT,
        /** The next page is on another server. */
        LEADS_AWAY,
        /** There is always a next page. */
        ENDLESS,
    }

    private EhrPeer(HttpServer server) {
        this.server = server;
    }

    public static EhrPeer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var peer = new EhrPeer(server);
            server.setExecutor(peer.threads);
            server.createContext("/fhir/", peer::answer);
            server.start();
            return peer;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** Holds a resource, or those of a Bundle. */
    public EhrPeer with(JsonNode resource) {
        if (resource.path("resourceType").stringValue().equals("Bundle")) {
            resource.path("entry").values().forEach(entry -> with(entry.path("resource")));
        } else {
            resources.put(name(resource), (ObjectNode) resource);
        }
        return this;
    }

    EhrPeer with(String resource) {
        return with(JSON.readTree(resource.replace('\'', '"')));
    }

    EhrPeer failing(String type, Fault fault) {
        faults.put(type, fault);
        return this;
    }

    EhrPeer inPagesOf(int size) {
        pageSize = size;
        return this;
    }

    public EhrPeer after(Duration each) {
        latency = each;
        return this;
    }

    /** Paths and queries asked for, from the base on. */
    public List<String> asked() {
        return asked;
    }

    List<String> tokens() {
        return tokens;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/fhir/".length());
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(query == null ? path : path + "?" + query);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String type = path.replaceAll("/.*", "");
        try {
            Thread.sleep(latency);
            Fault fault = faults.get(type);
            if (fault == null || (path.contains("/") && PAGING.contains(fault))) {
                sound(exchange, path, query);
            } else {
                faulty(exchange, fault, type);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void sound(HttpExchange exchange, String path, String query) throws IOException {
        if (!path.contains("/")) {
            send(exchange, 200, page(path, query == null ? "" : query).toString());
        } else if (resources.containsKey(path)) {
            send(exchange, 200, resources.get(path).toString());
        } else {
            send(exchange, 404, "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}");
        }
    }

    private ObjectNode page(String type, String query) {
        var all = new ArrayList<>(resources.values().stream()
                .filter(resource -> resource.path("resourceType").stringValue().equals(type))
                .toList());
        int from = query.contains("page=") ? Integer.parseInt(query.replaceAll(".*page=", "")) * pageSize : 0;
        int to = (int) Math.min(all.size(), (long) from + pageSize);
        ObjectNode bundle = bundle(all.subList(from, to));
        if (to < all.size()) {
            link(bundle, base() + "/" + type + "?page=" + to / pageSize);
        }
        return bundle;
    }

    private void faulty(HttpExchange exchange, Fault fault, String type) throws IOException, InterruptedException {
        switch (fault) {
            case BROKEN -> send(exchange, 500, "no such table");
            case UNAUTHORIZED -> send(exchange, 401, "");
            case FORBIDDEN -> send(exchange, 403, "{\"resourceType\":\"OperationOutcome\"}");
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", base() + "/Elsewhere");
                send(exchange, 302, "");
            }
            case HTML -> send(exchange, 200, "<html><body>Please log in</body></html>");
            case WRONG_TYPE -> send(exchange, 200, "{\"resourceType\":\"Patient\",\"id\":\"somebody\"}");
            case HANG -> closing.await();
            case DRIP -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("{\"resourceType\":".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                closing.await();
            }
            case CUT -> send(exchange, 200, "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":");
            case LEADS_AWAY -> {
                ObjectNode bundle = bundle(List.of());
                link(bundle, base().replace("127.0.0.1", "localhost") + "/" + type + "?page=1");
                send(exchange, 200, bundle.toString());
            }
            case ENDLESS -> {
                ObjectNode bundle = bundle(List.of());
                link(bundle, type + "?page=" + asked.size());
                send(exchange, 200, bundle.toString());
            }
        }
    }

    private ObjectNode bundle(List<ObjectNode> found) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        var entries = bundle.putArray("entry");
        found.forEach(resource -> entries.addObject()
                .put("fullUrl", base() + "/" + name(resource))
                .set("resource", resource));
        return bundle;
    }

    private static void link(ObjectNode bundle, String next) {
        bundle.putArray("link").addObject().put("relation", "next").put("url", next);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String name(JsonNode resource) {
        return resource.path("resourceType").stringValue() + "/"
                + resource.path("id").stringValue();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
