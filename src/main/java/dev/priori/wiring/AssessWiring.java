package dev.priori.wiring;

import dev.priori.assess.AssessEndpoint;
import dev.priori.assess.Assessor;
import dev.priori.assess.PolicyPages;
import dev.priori.authorization.Key;
import dev.priori.authorization.store.CaseStore;
import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.decision.Determiner;
import dev.priori.fhir.Limits;
import dev.priori.policy.Policies;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine by itself, over HTTP. */
@Configuration(proxyBeanMethods = false)
public class AssessWiring {
    @Bean
    PolicyPages policyPages(Policies policies) {
        return new PolicyPages(policies);
    }

    @Bean
    Assessor assessor(Policies policies, Determiner determiner, CaseStore cases, Clock clock) {
        return new Assessor(policies, determiner, chart -> cases.approvalsFor(members(chart)), clock);
    }

    @Bean
    AssessEndpoint assessEndpoint(Policies policies, Assessor assessor) {
        return new AssessEndpoint(policies, assessor, Limits.DEFAULT);
    }

    /** The member ids of the coverages a chart shows; which system they are of, it does not say. */
    private static List<Key> members(Chart chart) {
        return chart.coverages().stream()
                .map(CoverageOnFile::subscriberId)
                .filter(Objects::nonNull)
                .map(id -> new Key("", id))
                .toList();
    }
}
