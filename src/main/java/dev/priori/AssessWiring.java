package dev.priori;

import dev.priori.assess.AssessEndpoint;
import dev.priori.assess.Assessor;
import dev.priori.assess.PolicyPages;
import dev.priori.decision.Determiner;
import dev.priori.fhir.Limits;
import dev.priori.policy.Policies;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine by itself, over HTTP. */
@Configuration(proxyBeanMethods = false)
class AssessWiring {
    @Bean
    PolicyPages policyPages(Policies policies) {
        return new PolicyPages(policies);
    }

    @Bean
    Assessor assessor(Policies policies, Determiner determiner, Clock clock) {
        return new Assessor(policies, determiner, chart -> List.of(), clock);
    }

    @Bean
    AssessEndpoint assessEndpoint(Policies policies, Assessor assessor) {
        return new AssessEndpoint(policies, assessor, Limits.DEFAULT);
    }
}
