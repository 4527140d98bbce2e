package dev.priori;

import dev.priori.decision.Determiner;
import dev.priori.policy.PlanBenefits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From assessments to determinations, with the exclusions of the plan's own data. */
@Configuration(proxyBeanMethods = false)
class DecisionWiring {
    @Bean
    Determiner determiner(PlanBenefits benefits) {
        return new Determiner(benefits::excludes);
    }
}
