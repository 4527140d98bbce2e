package dev.priori.wiring;

import dev.priori.authorization.Key;
import dev.priori.authorization.store.AssertionStore;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.Advice;
import dev.priori.crd.CdsServices;
import dev.priori.crd.Discovery;
import dev.priori.crd.OrderSign;
import dev.priori.crd.SharedCommit;
import dev.priori.crd.decide.Appraiser;
import dev.priori.crd.decide.Grants;
import dev.priori.crd.decide.Teller;
import dev.priori.decision.Determiner;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The CDS Hooks services. */
@Configuration(proxyBeanMethods = false)
public class CrdWiring {

    @Bean
    CdsServices cdsServices(OrderSign orderSign) {
        return new CdsServices(new Discovery(JsonMapper.shared()), orderSign);
    }

    @Bean
    OrderSign orderSign(Appraiser appraiser, Teller teller, Policies policies, AssertionStore assertions, Clock clock) {
        String insurer =
                policies.all().stream().map(Policy::publisher).findFirst().orElse("The health plan");
        return new OrderSign(appraiser, teller, new Advice(insurer), new SharedCommit(assertions::keep), clock);
    }

    @Bean
    Appraiser hookAppraiser(Policies policies, CaseStore cases) {
        return new Appraiser(policies, chart -> withApprovals(chart, cases));
    }

    @Bean
    Teller hookTeller(Determiner determiner, CaseStore cases, AssertionStore assertions, Numbers numbers) {
        return new Teller(determiner, new Grants(cases, assertions, numbers), UUID::randomUUID);
    }

    private static Chart withApprovals(Chart chart, CaseStore cases) {
        List<Key> members = chart.coverages().stream()
                .map(CoverageOnFile::subscriberId)
                .filter(Objects::nonNull)
                .map(id -> new Key("", id))
                .toList();
        return members.isEmpty() ? chart : chart.withApprovals(cases.approvalsFor(members));
    }
}
