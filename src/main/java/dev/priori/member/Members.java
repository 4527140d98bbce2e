package dev.priori.member;

import dev.priori.member.Membership.CoverageNotFound;
import dev.priori.member.Membership.DirectoryEmpty;
import dev.priori.member.Membership.Insured;
import dev.priori.member.Membership.NoActiveCoverage;
import dev.priori.member.Membership.NoMemberFound;
import dev.priori.member.Membership.UnknownPayer;
import dev.priori.member.PlanRecord.Coverage;
import dev.priori.member.store.MemberStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks claims about insurance in this order: payer, member, the coverage's status and period, the member number. */
public final class Members {

    private final MemberStore store;

    public Members(MemberStore store) {
        this.store = store;
    }

    /** True when nobody was ever imported. */
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /** Checks the whole claim. */
    public Membership check(Claimed claimed) {
        if (store.isEmpty()) {
            return new DirectoryEmpty();
        }
        Set<String> payers = store.payers(claimed.payer());
        if (payers.isEmpty() && store.hasPayers()) {
            return new UnknownPayer(!claimed.payer().isEmpty());
        }
        return check(claimed, payers);
    }

    /** Checks the claim whoever the payer is said to be: where a caller need not say. */
    public Membership checkUnderAnyPayer(Claimed claimed) {
        return store.isEmpty() ? new DirectoryEmpty() : check(claimed, store.payers(claimed.payer()));
    }

    private Membership check(Claimed claimed, Set<String> payers) {
        Optional<String> member = member(claimed);
        if (member.isEmpty()) {
            return new NoMemberFound();
        }
        if (!claimed.inForce()) {
            return new NoActiveCoverage();
        }
        List<Coverage> claimable = claimable(claimed, store.coverages(member.get()), payers);
        if (claimable.isEmpty()) {
            return new CoverageNotFound();
        }
        List<Coverage> inForce = claimable.stream()
                .filter(coverage -> coverage.inForce(claimed.day()))
                .toList();
        return switch (inForce.size()) {
            case 0 -> new NoActiveCoverage();
            case 1 -> new Insured(member.get(), inForce.getFirst());
            default -> new CoverageNotFound();
        };
    }

    /** By an identifier that only members have; without one, by the member number of the coverage. */
    private Optional<String> member(Claimed claimed) {
        Claimed.Person person = claimed.person();
        List<Identifier> all = Stream.concat(person.memberIds().stream(), person.otherIds().stream())
                .toList();
        Set<String> found = store.members(all);
        if (!found.isEmpty()) {
            return only(found);
        }
        List<String> unnamed = person.memberIds().stream()
                .filter(id -> id.system().isEmpty())
                .map(Identifier::value)
                .toList();
        if (!unnamed.isEmpty()) {
            return only(store.membersByNumber(unnamed));
        }
        if (!person.memberIds().isEmpty() || store.knowsSystemOf(person.otherIds())) {
            return Optional.empty();
        }
        return only(store.membersByNumber(claimed.numbers()).stream()
                .filter(member -> mayBe(member, person))
                .collect(Collectors.toSet()));
    }

    /** A number may be shared by a family, or mistyped: name and date of birth must not say otherwise. */
    private boolean mayBe(String memberId, Claimed.Person person) {
        return store.member(memberId)
                .filter(member -> person.birthDate() == null
                        || member.birthDate() == null
                        || person.birthDate().equals(member.birthDate()))
                .filter(member -> person.family() == null
                        || member.family() == null
                        || Objects.requireNonNull(person.family()).equalsIgnoreCase(member.family()))
                .isPresent();
    }

    private static List<Coverage> claimable(Claimed claimed, List<Coverage> own, Set<String> payers) {
        List<Coverage> found = own.stream()
                .filter(coverage ->
                        payers.isEmpty() || coverage.payerId() == null || payers.contains(coverage.payerId()))
                .filter(coverage -> claimed.numbers().isEmpty()
                        || coverage.numbers().stream().anyMatch(claimed.numbers()::contains))
                .toList();
        List<Coverage> ofPlan = found.stream()
                .filter(coverage -> coverage.plans().stream().anyMatch(claimed.plans()::contains))
                .toList();
        return ofPlan.isEmpty() ? found : ofPlan;
    }

    private static Optional<String> only(Set<String> ids) {
        return ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty();
    }
}
