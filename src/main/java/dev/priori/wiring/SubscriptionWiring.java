package dev.priori.wiring;

import dev.priori.access.OutgoingAddresses;
import dev.priori.access.OutgoingCalls;
import dev.priori.authorization.response.DenialReasons;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseStore;
import dev.priori.database.Database;
import dev.priori.settings.Settings;
import dev.priori.subscription.Subscribing;
import dev.priori.subscription.SubscriptionServlet;
import dev.priori.subscription.relay.Announcements;
import dev.priori.subscription.relay.Delivery;
import dev.priori.subscription.relay.Pace;
import dev.priori.subscription.relay.Relay;
import dev.priori.subscription.relay.Results;
import dev.priori.subscription.store.SubscriptionStore;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions and the relay of what they are owed. */
@Configuration(proxyBeanMethods = false)
public class SubscriptionWiring {

    @Bean
    Pace notificationPace(Settings settings) {
        return Pace.usual(
                settings.subscriptions().answerWithin(),
                settings.subscriptions().giveUpAfter());
    }

    @Bean
    SubscriptionStore subscriptions(Database database) {
        return new SubscriptionStore(database);
    }

    @Bean
    Results results(CaseStore cases, Settings settings) {
        return new Results(cases, new DenialReasons(settings.pas().denialCodes()));
    }

    @Bean
    Subscribing subscribing(
            SubscriptionStore subscriptions, Results results, OutgoingAddresses addresses, Pace pace, Clock clock) {
        return new Subscribing(subscriptions, results, addresses, pace, clock);
    }

    @Bean
    ServletRegistrationBean<SubscriptionServlet> subscriptions20(Subscribing subscribing) {
        return registration(PasVersion.V2_0, subscribing);
    }

    @Bean
    ServletRegistrationBean<SubscriptionServlet> subscriptions22(Subscribing subscribing) {
        return registration(PasVersion.V2_2, subscribing);
    }

    @Bean
    Delivery delivery(SubscriptionStore subscriptions, Results results, OutgoingCalls calls, Pace pace, Clock clock) {
        return new Delivery(subscriptions, results, calls, pace, clock);
    }

    @Bean
    Relay relay(
            Database database,
            CaseStore cases,
            Results results,
            SubscriptionStore subscriptions,
            Delivery to,
            Clock clock) {
        return new Relay(database, new Announcements(cases, results, subscriptions), to, clock);
    }

    private static ServletRegistrationBean<SubscriptionServlet> registration(
            PasVersion version, Subscribing subscribing) {
        var registration = new ServletRegistrationBean<>(
                new SubscriptionServlet(version, subscribing), version.path() + "/Subscription/*");
        registration.setName("subscriptions-" + version.line());
        return registration;
    }
}
