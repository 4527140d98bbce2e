package dev.priori.crd.ehr;

import dev.priori.chart.Order;
import dev.priori.chart.read.FactSources;
import dev.priori.chart.read.OrderReader;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.ProblemException;
import dev.priori.policy.Policies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a call needs and does not hold: the patient, the coverage and its payer, the order, and what its policy looks at. */
public final class Needs {

    private final Policies policies;
    private final BooleanSupplier checksMembers;
    private final Map<String, Searches> searches = new HashMap<>();

    /** @param checksMembers whether it matters who the payer is */
    public Needs(Policies policies, BooleanSupplier checksMembers) {
        this.policies = policies;
        this.checksMembers = checksMembers;
        policies.all().forEach(policy -> searches.computeIfAbsent(policy.id(), id -> Searches.of(id, policies)));
    }

    /** Queries for what the call lacks as it stands; answers may bring up further ones. */
    Set<Query> of(HookCall call, LocalDate today) {
        var queries = new LinkedHashSet<Query>();
        call.missing().forEach(reference -> add(queries, reference, call));
        if (call.resources().find(call.patient()).isEmpty()) {
            queries.add(Query.read("Patient", call.patientId()));
        }
        if (lacks(call, "Coverage")) {
            queries.add(Query.search("Coverage", "patient=" + call.patientId() + "&status=active"));
        }
        if (checksMembers.getAsBoolean()) {
            payers(call).forEach(reference -> add(queries, reference, call));
        }
        var governing = new LinkedHashSet<String>();
        for (Focus focus : call.foci()) {
            unresolved(focus.order(), call).forEach(reference -> add(queries, reference, call));
            governing(focus, call, today).ifPresent(governing::add);
        }
        governing.forEach(id -> policy(Objects.requireNonNull(searches.get(id)), call, queries));
        return queries;
    }

    private Optional<String> governing(Focus focus, HookCall call, LocalDate today) {
        try {
            Order order = new OrderReader(call.resources()).read(focus.order(), null, null, today);
            return policies.governing(order);
        } catch (ProblemException | ElementFault faulty) {
            return Optional.empty();
        }
    }

    private void policy(Searches wanted, HookCall call, Set<Query> queries) {
        wanted.types().stream()
                .filter(type -> lacks(call, type))
                .forEach(type -> queries.addAll(wanted.of(type, call.patientId())));
        for (String type : FactSources.leading()) {
            for (Entry entry : call.resources().ofType(type)) {
                if (!type.equals("Observation") || wanted.mentions(entry)) {
                    unresolved(entry, call).forEach(reference -> add(queries, reference, call));
                }
            }
        }
    }

    /** Neither sent nor looked for, or in part only. */
    private static boolean lacks(HookCall call, String type) {
        return !call.delivered().contains(type) || call.unavailable().contains(type);
    }

    private static Stream<String> unresolved(Entry entry, HookCall call) {
        return FactSources.followed(entry).stream()
                .filter(reference -> call.resources().resolve(reference, entry).isEmpty());
    }

    /** References to payors that say nothing by themselves. */
    private static List<String> payers(HookCall call) {
        var references = new ArrayList<String>();
        for (Entry coverage : call.resources().ofType("Coverage")) {
            for (JsonNode payor : coverage.resource().path("payor").values()) {
                String reference = payor.path("reference").asString("");
                boolean named = payor.path("identifier").path("value").isString();
                if (!named
                        && !reference.isEmpty()
                        && call.resources().resolve(reference, coverage).isEmpty()) {
                    references.add(reference);
                }
            }
        }
        return references;
    }

    private static void add(Set<Query> queries, String reference, HookCall call) {
        Query query = Query.behind(reference, call.ehr().base());
        if (query != null) {
            queries.add(query);
        }
    }
}
