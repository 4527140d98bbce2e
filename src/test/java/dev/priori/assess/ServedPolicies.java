package dev.priori.assess;

import dev.priori.AssessServer;
import dev.priori.authorization.store.CaseStore;
import dev.priori.chart.read.form.AnswerSelection;
import dev.priori.database.Database;
import dev.priori.decision.Determiner;
import dev.priori.policy.Policies;
import dev.priori.policy.load.LoadedPolicy;
import dev.priori.policy.load.PolicyFolders;
import dev.priori.policy.load.PolicyLoader;
import dev.priori.policy.read.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The policies of this repository, where the application does not bring them itself. */
@TestConfiguration(proxyBeanMethods = false)
@Import(AssessServer.class)
class ServedPolicies {
    @Bean
    @ConditionalOnMissingBean
    Policies policies() {
        var faults = new ArrayList<Fault>();
        List<LoadedPolicy> loaded = new PolicyFolders(Path.of(""))
                .policies(Map.of()).stream()
                        .flatMap(files -> new PolicyLoader(faults).load(files).stream())
                        .toList();
        return new Policies(
                loaded,
                (chart, policy) ->
                        AnswerSelection.select(chart.forms(), Set.copyOf(policy.questionnaires()), chart.asOf()));
    }

    @Bean
    @ConditionalOnMissingBean
    Determiner determiner() {
        return new Determiner((product, plans) -> false);
    }

    @Bean
    @ConditionalOnMissingBean
    CaseStore cases(DataSource source) {
        return new CaseStore(new Database(source));
    }
}
