package dev.priori;

import dev.priori.wiring.AssessWiring;
import dev.priori.wiring.CrdWiring;
import dev.priori.wiring.PasWiring;
import dev.priori.wiring.ReviewWiring;
import dev.priori.wiring.SubscriptionWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The server. Nothing is found by scanning: what runs stands in {@link Wiring} and what it imports. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    Wiring.class,
    EdgeWiring.class,
    AccessWiring.class,
    PolicyWiring.class,
    DecisionWiring.class,
    MemberWiring.class,
    AssessWiring.class,
    CrdWiring.class,
    PasWiring.class,
    SubscriptionWiring.class,
    ReviewWiring.class
})
public class Priori {
    public static void main(String[] arguments) {
        SpringApplication.run(Priori.class, arguments);
    }
}
