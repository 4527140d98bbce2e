package dev.priori;

import dev.priori.subscription.relay.Relay;
import org.springframework.context.SmartLifecycle;

/** Lets the relay run from when everything is there until it is taken down again. */
class RelayLife implements SmartLifecycle {
    private final Relay relay;
    private volatile boolean running;

    RelayLife(Relay relay) {
        this.relay = relay;
    }

    @Override
    public void start() {
        relay.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
