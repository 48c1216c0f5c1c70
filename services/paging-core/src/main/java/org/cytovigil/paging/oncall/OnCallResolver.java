// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** The people on call for the unit, first to be paged first; empty where nobody is. */
    public List<Person> onCall(String unit, Instant at) {
        return roster(unit).map(roster -> onCall(roster, at)).orElse(List.of());
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

    /** The stretches between the two instants in which nobody would be paged. */
    public List<Interval> gaps(String unit, Instant from, Instant to) {
        Optional<Roster> roster = roster(unit);
        if (roster.isEmpty()) {
            return List.of(new Interval(from, to));
        }
        List<Interval> gaps = new ArrayList<>();
        List<Instant> edges = edges(roster.get(), from, to);
        for (int i = 0; i + 1 < edges.size(); i++) {
            if (onCall(roster.get(), edges.get(i)).isEmpty()) {
                append(gaps, new Interval(edges.get(i), edges.get(i + 1)));
            }
        }
        return List.copyOf(gaps);
    }

    /** Who is on call between the two instants, one watch for each stretch with the same people in the same order. */
    public List<Watch> watches(String unit, Instant from, Instant to) {
        List<Watch> watches = new ArrayList<>();
        List<Instant> edges =
                roster(unit).map(roster -> edges(roster, from, to)).orElse(List.of());
        for (int i = 0; i + 1 < edges.size(); i++) {
            List<Person> onCall = onCall(unit, edges.get(i));
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

    private Optional<Roster> roster(String unit) {
        Roster own = rosters.get(unit);
        return Optional.ofNullable(own != null ? own : rosters.get(Roster.ANY_UNIT));
    }

    private List<Person> onCall(Roster roster, Instant at) {
        List<String> order = new ArrayList<>();
        roster.shifts().stream()
                .filter(shift -> shift.covers(at, roster.zone()))
                .forEach(shift -> order.addAll(shift.people()));
        order.addAll(roster.people());
        for (RosterOverride override : roster.overrides()) {
            if (override.interval().contains(at)) {
                apply(override, order);
            }
        }
        // A person counts only where a message could reach them: an entry that leads nowhere must not hide a gap.
        return order.stream()
                .distinct()
                .flatMap(id -> person(id).stream())
                .filter(this::reachable)
                .toList();
    }

    private static void apply(RosterOverride override, List<String> order) {
        String replaces = override.replaces();
        if (replaces == null) {
            order.add(0, override.person());
        } else {
            order.replaceAll(id -> id.equals(replaces) ? override.person() : id);
        }
    }

    /** Every instant at which the answer can change. */
    private static List<Instant> edges(Roster roster, Instant from, Instant to) {
        Set<Instant> edges = new TreeSet<>();
        LocalDate last = to.atZone(roster.zone()).toLocalDate();
        LocalDate date = from.atZone(roster.zone()).toLocalDate().minusDays(1);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            for (Shift shift : roster.shifts()) {
                if (shift.days().contains(date.getDayOfWeek())) {
                    addEdges(edges, shift.on(date, roster.zone()));
                }
            }
        }
        roster.overrides().forEach(override -> addEdges(edges, override.interval()));
        edges.removeIf(edge -> edge.isBefore(from) || edge.isAfter(to));
        edges.add(from);
        edges.add(to);
        return List.copyOf(edges);
    }

    private static void addEdges(Set<Instant> edges, Interval interval) {
        edges.add(interval.from());
        edges.add(interval.to());
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
