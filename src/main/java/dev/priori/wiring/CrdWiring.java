package dev.priori.wiring;

import dev.priori.access.OutgoingCalls;
import dev.priori.authorization.Key;
import dev.priori.authorization.store.AssertionStore;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.authorization.store.TimedIds;
import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.CdsServices;
import dev.priori.crd.Discovery;
import dev.priori.crd.HookHandler;
import dev.priori.crd.PrefetchTemplates;
import dev.priori.crd.card.Advice;
import dev.priori.crd.card.Alternatives;
import dev.priori.crd.card.Card;
import dev.priori.crd.card.Corrections;
import dev.priori.crd.card.Renewals;
import dev.priori.crd.decide.Appraiser;
import dev.priori.crd.decide.Grants;
import dev.priori.crd.decide.MemberCheck;
import dev.priori.crd.decide.Teller;
import dev.priori.crd.ehr.Bounds;
import dev.priori.crd.ehr.EhrCompletion;
import dev.priori.crd.ehr.Needs;
import dev.priori.crd.feedback.FeedbackEndpoint;
import dev.priori.crd.feedback.FeedbackStore;
import dev.priori.crd.insured.DirectoryCheck;
import dev.priori.crd.keep.SharedCommit;
import dev.priori.database.Database;
import dev.priori.decision.Determiner;
import dev.priori.member.Members;
import dev.priori.policy.PlanBenefits;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import dev.priori.settings.CrdSettings;
import dev.priori.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The CDS Hooks services. */
@Configuration(proxyBeanMethods = false)
public class CrdWiring {

    @Bean
    CdsServices cdsServices(HookHandler hooks, Settings settings) {
        PrefetchTemplates templates =
                settings.crd().fhirPathPrefetch() ? PrefetchTemplates.FHIRPATH : PrefetchTemplates.PORTABLE;
        return new CdsServices(new Discovery(JsonMapper.shared(), templates), hooks);
    }

    @Bean
    FeedbackStore feedbackStore(Database database) {
        return new FeedbackStore(database);
    }

    @Bean
    FeedbackEndpoint feedbackEndpoint(FeedbackStore store, Clock clock) {
        return new FeedbackEndpoint(store, clock);
    }

    @Bean
    HookHandler hooks(
            EhrCompletion completion,
            Appraiser appraiser,
            Teller teller,
            Advice advice,
            AssertionStore assertions,
            Clock clock) {
        return new HookHandler(completion, appraiser, teller, advice, new SharedCommit(assertions::keep), clock);
    }

    @Bean
    Advice advice(Policies policies, PlanBenefits benefits, DirectoryCheck directory, Settings settings) {
        String insurer =
                policies.all().stream().map(Policy::publisher).findFirst().orElse("The health plan");
        CrdSettings.App app = settings.crd().app();
        return new Advice(
                insurer,
                new Alternatives(benefits),
                new Renewals(policies::all),
                new Corrections(directory),
                app == null ? null : new Card.App(app.name(), app.launch().toString()));
    }

    @Bean
    Appraiser hookAppraiser(Policies policies, CaseStore cases) {
        return new Appraiser(policies, chart -> withApprovals(chart, cases));
    }

    @Bean
    EhrCompletion ehrCompletion(
            Settings settings, OutgoingCalls calls, Policies policies, Members members, Clock clock) {
        Bounds bounds = Bounds.STANDARD.within(settings.crd().ehrDeadline());
        return new EhrCompletion(calls, bounds, new Needs(policies, () -> !members.isEmpty()), clock);
    }

    @Bean
    DirectoryCheck memberCheck(Members members) {
        return new DirectoryCheck(members);
    }

    @Bean
    Teller hookTeller(
            MemberCheck members,
            Determiner determiner,
            CaseStore cases,
            AssertionStore assertions,
            Numbers numbers,
            Clock clock) {
        return new Teller(
                members, determiner, new Grants(cases, assertions, numbers), () -> TimedIds.next(clock.instant()));
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
