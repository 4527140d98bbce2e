package dev.priori.wiring;

import dev.priori.authorization.request.DueTimes;
import dev.priori.authorization.response.DenialReasons;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.decision.Determiner;
import dev.priori.fhir.Limits;
import dev.priori.member.Members;
import dev.priori.pas.PasServer;
import dev.priori.pas.PasServers;
import dev.priori.pas.answer.Answering;
import dev.priori.pas.answer.PasSettings;
import dev.priori.policy.Policies;
import dev.priori.settings.Settings;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The prior authorization operations: one FHIR server for each PAS version. */
@Configuration(proxyBeanMethods = false)
public class PasWiring {

    @Bean
    PasServers pasServers(
            Settings settings,
            Policies policies,
            Members members,
            Determiner determiner,
            Answering.Storage storage,
            Clock clock) {
        Settings.Pas pas = settings.pas();
        var own = new PasSettings(
                pas.replayWindow(),
                Limits.DEFAULT.bytes(),
                new DenialReasons(pas.denialCodes()),
                new PasSettings.Refusal(pas.rejectCode(), pas.followupCode()),
                new DueTimes(pas.dueExpedited(), pas.dueStandard()));
        return new PasServers(new Answering(own, members, policies, determiner, storage, clock), clock);
    }

    @Bean
    Answering.Storage pasStorage(CaseStore cases, CaseChanges changes, Numbers numbers) {
        return new Answering.Storage(cases, changes, numbers);
    }

    @Bean
    ServletRegistrationBean<PasServer> pas20(PasServers servers) {
        return registration(servers, PasVersion.V2_0);
    }

    @Bean
    ServletRegistrationBean<PasServer> pas22(PasServers servers) {
        return registration(servers, PasVersion.V2_2);
    }

    private static ServletRegistrationBean<PasServer> registration(PasServers servers, PasVersion version) {
        var registration = new ServletRegistrationBean<>(servers.of(version), version.path() + "/*");
        registration.setName("pas-" + version.line());
        return registration;
    }
}
