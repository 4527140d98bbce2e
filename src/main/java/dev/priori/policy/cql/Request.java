package dev.priori.policy.cql;

import java.time.LocalDate;
import java.util.List;

/** What a policy may know of the request itself: CQL type {@code Context}. */
record Request(LocalDate asOf, String channel, List<String> unavailable) {}
