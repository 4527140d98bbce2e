package dev.priori;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Says in one line who may call, once the server listens. */
record DoorSign(boolean openToNetwork, @Nullable InetAddress address)
        implements ApplicationListener<WebServerInitializedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(DoorSign.class);

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        int port = event.getWebServer().getPort();
        String where = address == null ? "every address" : address.getHostAddress();
        if (address != null && address.isLoopbackAddress()) {
            LOG.info("Listening on {}, port {}: callers on this machine only, no credentials asked", where, port);
        } else if (openToNetwork) {
            LOG.warn(
                    "OPEN TO THE NETWORK on {}, port {}: ANYONE WHO REACHES IT CALLS WITHOUT CREDENTIALS", where, port);
        }
    }
}
