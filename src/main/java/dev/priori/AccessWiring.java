package dev.priori;

import dev.priori.access.OutgoingAddresses;
import dev.priori.access.OutgoingCalls;
import dev.priori.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who calls and who is called. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    private static final Duration CONNECTING = Duration.ofSeconds(3);

    @Bean
    OutgoingAddresses outgoingAddresses(Settings settings) {
        return new OutgoingAddresses(
                settings.outgoing().atHome(), settings.outgoing().hosts());
    }

    @Bean
    OutgoingCalls outgoingCalls(OutgoingAddresses addresses) {
        return new OutgoingCalls(addresses, CONNECTING);
    }
}
