package dev.priori.access;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of other servers: only where {@link OutgoingAddresses} lets them, never following a redirect, over within a time
 * whatever the other side does, and never reading more than was agreed.
 */
public final class OutgoingCalls implements AutoCloseable {

    private final OutgoingAddresses addresses;
    private final HttpClient client;

    /** @param connecting the longest time to get through to a server */
    public OutgoingCalls(OutgoingAddresses addresses, Duration connecting) {
        this.addresses = addresses;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connecting)
                .build();
    }

    /** What became of a call. */
    public sealed interface Reply permits Answered, NotAnswered {}

    /** The whole answer, whatever its status. */
    public record Answered(int status, HttpHeaders headers, byte[] body) implements Reply {}

    /** No whole answer. {@code why} is in words and repeats nothing of the call or the answer. */
    public record NotAnswered(String why) implements Reply {}

    /**
     * Calls and waits for the end of the answer.
     *
     * @param within the longest time for the whole of it
     * @param limitBytes the longest body that is read
     */
    public Reply send(HttpRequest request, Duration within, int limitBytes) {
        Optional<String> objection = addresses.objection(request.uri());
        if (objection.isPresent()) {
            return new NotAnswered("the address may not be called: " + objection.get());
        }
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limitBytes));
        try {
            HttpResponse<byte[]> response = call.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Answered(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException slow) {
            return new NotAnswered("no whole answer within " + within.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return notAnswered(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new NotAnswered("this server ends");
        } finally {
            call.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Reply notAnswered(ExecutionException failed) {
        if (failed.getCause() instanceof ConnectException) {
            return new NotAnswered("nothing listens there");
        }
        if (failed.getCause() instanceof IOException) {
            return new NotAnswered("the connection or the answer broke off, or was too long");
        }
        throw new IllegalStateException("a call failed", failed);
    }
}
