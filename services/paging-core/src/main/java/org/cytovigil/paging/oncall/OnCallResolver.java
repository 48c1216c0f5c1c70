// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Unreached.Doubt;

/** Says who is on call from rosters and people. Immutable; asked anew at each step, so that a hand-over is followed. */
public final class OnCallResolver {
    private final Map<String, Roster> rosters;
    private final Map<String, Person> people;
    private final Set<Channel> served;

    /** {@code served}: the channels for which there is a provider; a person with no other way cannot be paged. */
    public OnCallResolver(Map<String, Roster> rosters, Map<String, Person> people, Set<Channel> served) {
        this.rosters = Map.copyOf(rosters);
        this.people = Map.copyOf(people);
        this.served = Set.copyOf(served);
    }

    /**
     * The people on call for the unit, first to be paged first. Where its own roster has nobody who can be reached, those of
     * the roster for any unit stand in: a page must reach somebody. Empty where they have nobody either.
     */
    public List<Person> onCall(String unit, Instant at) {
        List<Person> own = roster(unit).map(roster -> onCall(roster, at)).orElse(List.of());
        return own.isEmpty() ? anyUnit().map(any -> onCall(any, at)).orElse(List.of()) : own;
    }

    /** Whether those who are on call stand in, because the unit's own roster has nobody who can be reached. */
    public boolean standIns(String unit, Instant at) {
        return roster(unit).filter(roster -> onCall(roster, at).isEmpty()).isPresent()
                && !onCall(unit, at).isEmpty();
    }

    /** One person by id. */
    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Whom the roster of the unit names although no message could reach them, or nobody knows them. */
    public List<String> unreachable(String unit) {
        return roster(unit).map(Roster::named).orElse(Set.of()).stream()
                .filter(id -> person(id).filter(this::reachable).isEmpty())
                .toList();
    }

    /** Whether the roster of the unit names the person. */
    public boolean names(String unit, String person) {
        return roster(unit).filter(roster -> roster.named().contains(person)).isPresent();
    }

    /** Whether a message could reach the person by a channel that has a provider. */
    public boolean reachable(Person person) {
        return person.contacts().stream().anyMatch(contact -> served.contains(contact.channel()));
    }

    /**
     * The stretches between the two instants in which nobody of the unit's own roster can be paged. It is a gap also where
     * others stand in: they may know nothing of it.
     */
    public List<Interval> gaps(String unit, Instant from, Instant to) {
        Optional<Roster> roster = roster(unit);
        if (roster.isEmpty()) {
            return List.of(new Interval(from, to));
        }
        List<Interval> gaps = new ArrayList<>();
        List<Instant> edges = roster.get().edges(new Interval(from, to));
        for (int i = 0; i + 1 < edges.size(); i++) {
            if (onCall(roster.get(), edges.get(i)).isEmpty()) {
                append(gaps, new Interval(edges.get(i), edges.get(i + 1)));
            }
        }
        return List.copyOf(gaps);
    }

    /** Every instant between the two at which the answer can change, and the two themselves. */
    public List<Instant> changes(String unit, Instant from, Instant to) {
        Set<Instant> edges = new TreeSet<>(List.of(from, to));
        Stream.of(roster(unit), anyUnit())
                .flatMap(Optional::stream)
                .forEach(roster -> edges.addAll(roster.edges(new Interval(from, to))));
        return List.copyOf(edges);
    }

    /**
     * Whom the unit's own roster puts on call between the two instants, one watch for each stretch with the same people in
     * the same order. Who only stands in keeps no watch.
     */
    public List<Watch> watches(String unit, Instant from, Instant to) {
        Optional<Roster> roster = roster(unit);
        if (roster.isEmpty()) {
            return List.of();
        }
        List<Watch> watches = new ArrayList<>();
        List<Instant> edges = roster.get().edges(new Interval(from, to));
        for (int i = 0; i + 1 < edges.size(); i++) {
            List<Person> onCall = onCall(roster.get(), edges.get(i));
            int last = watches.size() - 1;
            boolean goesOn = last >= 0
                    && watches.get(last).people().equals(onCall)
                    && watches.get(last).interval().to().equals(edges.get(i));
            Instant begin = goesOn ? watches.remove(last).interval().from() : edges.get(i);
            if (!onCall.isEmpty()) {
                watches.add(new Watch(new Interval(begin, edges.get(i + 1)), onCall));
            }
        }
        return List.copyOf(watches);
    }

    /** The stretches between the two instants in which nobody is on call of whom it is known that a page reaches them. */
    public List<Unreached> unreached(String unit, Interval within, Function<String, Reach> reach) {
        List<Unreached> found = new ArrayList<>();
        List<Instant> edges =
                roster(unit).map(roster -> roster.edges(within)).orElseGet(() -> List.of(within.from(), within.to()));
        for (int i = 0; i + 1 < edges.size(); i++) {
            List<Doubt> doubts = named(unit, edges.get(i)).stream()
                    .map(id -> new Doubt(id, reach.apply(id)))
                    .toList();
            if (doubts.stream().noneMatch(doubt -> doubt.reach() == Reach.PROVEN)) {
                append(found, new Unreached(new Interval(edges.get(i), edges.get(i + 1)), doubts));
            }
        }
        return List.copyOf(found);
    }

    /** Whom the roster puts on call, first to be paged first, whether or not a message could reach them. */
    public List<String> named(String unit, Instant at) {
        return roster(unit).map(roster -> roster.order(at, this::reachable)).orElse(List.of());
    }

    private static void append(List<Unreached> found, Unreached next) {
        int last = found.size() - 1;
        boolean goesOn = last >= 0
                && found.get(last).people().equals(next.people())
                && found.get(last).interval().to().equals(next.interval().from());
        Instant begin =
                goesOn ? found.remove(last).interval().from() : next.interval().from();
        found.add(new Unreached(new Interval(begin, next.interval().to()), next.people()));
    }

    private Optional<Roster> roster(String unit) {
        return Optional.ofNullable(rosters.get(unit)).or(this::anyUnit);
    }

    private Optional<Roster> anyUnit() {
        return Optional.ofNullable(rosters.get(Roster.ANY_UNIT));
    }

    /** A person counts only where a message could reach them: an entry that leads nowhere must not hide a gap. */
    private List<Person> onCall(Roster roster, Instant at) {
        return roster.order(at, this::reachable).stream()
                .flatMap(id -> person(id).stream())
                .filter(this::reachable)
                .toList();
    }

    private boolean reachable(String id) {
        return person(id).filter(this::reachable).isPresent();
    }

    private static void append(List<Interval> gaps, Interval next) {
        int last = gaps.size() - 1;
        if (last >= 0 && gaps.get(last).to().equals(next.from())) {
            gaps.set(last, new Interval(gaps.get(last).from(), next.to()));
        } else {
            gaps.add(next);
        }
    }
}
