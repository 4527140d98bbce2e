package dev.priori;

import dev.priori.database.Database;
import dev.priori.member.Members;
import dev.priori.member.load.MemberFolders;
import dev.priori.member.load.MemberImport;
import dev.priori.member.load.MembersEndpoint;
import dev.priori.member.store.MemberStore;
import dev.priori.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is insured: imported before the server listens, asked by the interfaces. */
@Configuration(proxyBeanMethods = false)
class MemberWiring {
    private static final Logger LOG = LoggerFactory.getLogger(MemberWiring.class);

    @Bean
    MemberStore memberStore(Database database) {
        return new MemberStore(database);
    }

    @Bean
    MemberImport memberImport(MemberStore store) {
        return new MemberImport(store);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Members members(MemberStore store, MemberImport members, Settings settings) {
        new MemberFolders(store, members).importAll(settings.members());
        if (store.isEmpty()) {
            LOG.info("No members are on file: the Coverage of a request is trusted as it stands");
        }
        return new Members(store);
    }

    @Bean
    MembersEndpoint membersEndpoint(MemberImport members) {
        return new MembersEndpoint(members);
    }
}
