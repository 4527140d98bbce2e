package dev.priori;

import dev.priori.chart.read.form.AnswerSelection;
import dev.priori.policy.PlanBenefits;
import dev.priori.policy.Policies;
import dev.priori.policy.load.BuiltInPolicies;
import dev.priori.policy.load.ElmStore;
import dev.priori.policy.load.PolicyCatalog;
import dev.priori.settings.Settings;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies, built in and from the folders of the settings. */
@Configuration(proxyBeanMethods = false)
class PolicyWiring {

    @Bean
    PolicyCatalog policyCatalog(Settings settings) {
        return PolicyCatalog.load(
                new BuiltInPolicies(),
                settings.policies(),
                new ElmStore(settings.data().resolve("elm")));
    }

    @Bean
    Policies policies(PolicyCatalog catalog) {
        return new Policies(
                catalog.policies(),
                (chart, policy) ->
                        AnswerSelection.select(chart.forms(), Set.copyOf(policy.questionnaires()), chart.asOf()));
    }

    @Bean
    PlanBenefits planBenefits(PolicyCatalog catalog, Policies policies) {
        return new PlanBenefits(catalog.exclusions(), policies);
    }
}
