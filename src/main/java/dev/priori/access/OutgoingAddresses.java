package dev.priori.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses the server may call: https on public addresses, this machine while nobody else reaches the server, and
 * what the operator lists. To be asked before each call. A name that changes its address after that leads nowhere: plain
 * http needs no name but the machine's own, and over https the certificate must be the name's.
 */
public final class OutgoingAddresses {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean atHome;
    private final Set<String> listed;

    /**
     * @param atHome whether the server itself listens on loopback only
     * @param listed hosts that may be called whatever they are, each {@code host} or {@code host:port}
     */
    public OutgoingAddresses(boolean atHome, List<String> listed) {
        this.atHome = atHome;
        this.listed = Set.copyOf(listed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Why the address may not be called, in words without the address; empty when it may. Looks its name up. */
    public Optional<String> objection(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http");
        if (!http && !scheme.equals("https")) {
            return Optional.of("it is neither http nor https");
        }
        if (host.isEmpty() || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("it has no host, or more than host, port, path and query");
        }
        if (isListed(host, port(address, http))) {
            return Optional.empty();
        }
        if (atHome && THIS_MACHINE.contains(host)) {
            return Optional.empty();
        }
        return http ? Optional.of("it is not https") : byLookup(host);
    }

    private Optional<String> byLookup(String host) {
        try {
            boolean allowed = Stream.of(InetAddress.getAllByName(host))
                    .allMatch(found -> PublicAddress.is(found) || (atHome && found.isLoopbackAddress()));
            return allowed ? Optional.empty() : Optional.of("it is not on the public internet");
        } catch (UnknownHostException unknown) {
            return Optional.of("its name has no address");
        }
    }

    private boolean isListed(String host, int port) {
        return listed.contains(host) || listed.contains(host + ":" + port);
    }

    private static int port(URI address, boolean http) {
        int standard = http ? 80 : 443;
        return address.getPort() < 0 ? standard : address.getPort();
    }
}
