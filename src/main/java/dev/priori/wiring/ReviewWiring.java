package dev.priori.wiring;

import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.review.ReviewDesk;
import dev.priori.review.ReviewEndpoint;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the payer's people do. */
@Configuration(proxyBeanMethods = false)
public class ReviewWiring {

    @Bean
    ReviewDesk reviewDesk(CaseStore cases, CaseChanges changes, Numbers numbers, Clock clock) {
        return new ReviewDesk(cases, changes, numbers, clock);
    }

    @Bean
    ReviewEndpoint reviewEndpoint(ReviewDesk desk, Clock clock) {
        return new ReviewEndpoint(desk, clock);
    }
}
