package dev.priori.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.member.Claimed;
import dev.priori.member.Identifier;
import dev.priori.member.Members;
import dev.priori.member.Membership;
import dev.priori.member.Span;
import dev.priori.member.load.PlanFiles;
import dev.priori.member.store.MemberStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Imports 100,000 members with a coverage each and asks for them, in the file database and in PostgreSQL. */
final class MemberLookups {

    private static final int MEMBERS = Integer.getInteger("members", 100_000);
    private static final int LOOKUPS = 20_000;

    private MemberLookups() {}

    static void measure(Path data) {
        try {
            Path file = data.resolve("members.ndjson");
            write(file);
            for (Engine engine : Engine.values()) {
                measure(engine, data.resolve(engine.name()), file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void measure(Engine engine, Path folder, Path file) throws IOException {
        try (HikariDataSource source = engine.migrated(folder)) {
            var store = new MemberStore(new Database(source));
            long began = System.nanoTime();
            PlanFiles.take(store, file);
            LoadDriver.say(
                    "%s: %,d members and coverages imported in %.1f s",
                    engine, MEMBERS, (System.nanoTime() - began) / 1e9);
            var members = new Members(store);
            var random = new Random(7);
            times(members, random);
            long[] nanos = times(members, random);
            LoadDriver.say(
                    "%s: a claim checked in %.3f ms (p50), %.3f ms (p99), %.3f ms (most)",
                    engine, nanos[LOOKUPS / 2] / 1e6, nanos[LOOKUPS * 99 / 100] / 1e6, nanos[LOOKUPS - 1] / 1e6);
        }
    }

    private static long[] times(Members members, Random random) {
        var nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            Claimed claimed = claimed(random.nextInt(MEMBERS));
            long began = System.nanoTime();
            Membership membership = members.check(claimed);
            nanos[i] = System.nanoTime() - began;
            if (!(membership instanceof Membership.Insured)) {
                throw new IllegalStateException("not found: " + membership);
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static Claimed claimed(int number) {
        return new Claimed(
                List.of(new Identifier("https://plan.test/payer", "P-1")),
                new Claimed.Person(
                        List.of(), List.of(new Identifier("https://plan.test/member", "M-" + number)), null, null),
                "active",
                new Span(null, null),
                List.of("S-" + number),
                List.of(),
                LocalDate.of(2025, 6, 16));
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("""
                {"resourceType":"Organization","id":"plan","identifier":[{"system":"https://plan.test/payer","value":"P-1"}]}
                """);
            for (int i = 0; i < MEMBERS; i++) {
                out.write("""
                    {"resourceType":"Patient","id":"p%1$d","identifier":[{"system":"https://plan.test/member","value":"M-%1$d"}],\
                    "name":[{"family":"Sample","given":["Person"]}],"gender":"unknown","birthDate":"1970-01-01"}
                    {"resourceType":"Coverage","id":"c%1$d","status":"active","subscriberId":"S-%1$d",\
                    "beneficiary":{"reference":"Patient/p%1$d"},"payor":[{"reference":"Organization/plan"}],\
                    "period":{"start":"2020-01-01"},"class":[{"type":{"coding":[{"code":"plan"}]},"value":"GOLD"}]}
                    """.formatted(i));
            }
        }
    }
}
