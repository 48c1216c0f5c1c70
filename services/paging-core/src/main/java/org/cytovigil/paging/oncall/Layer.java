// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People who take turns.
 *
 * @param start the local time at which the first person begins; nobody before it
 * @param every how long a turn is on the clock of the wall: turns of a day or of 12 hours keep their hand-over times through
 *     both changes of the clocks
 * @param zone in which local times hold
 * @param people in the order of their turns, over and over
 * @param only the hours in which anybody of it is on call; empty is always. The turns go on meanwhile
 */
public record Layer(LocalDateTime start, Duration every, ZoneId zone, List<String> people, List<Hours> only) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Layer {
        people = List.copyOf(people);
        only = List.copyOf(only);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("a layer needs a person");
        }
        if (every.compareTo(SHORTEST) < 0
                || every.compareTo(LONGEST) > 0
                || !every.equals(every.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a turn lasts 1 hour to 366 days");
        }
    }

    /** Whose turn it is; empty before the start and outside its hours. */
    Optional<String> person(Instant at) {
        if (at.isBefore(handOver(0)) || (!only.isEmpty() && only.stream().noneMatch(hours -> hours.covers(at, zone)))) {
            return Optional.empty();
        }
        return Optional.of(people.get((int) Math.floorMod(turn(at), (long) people.size())));
    }

    /** Adds each hand-over, and each begin and end of its hours, between the two instants. */
    void addEdges(Set<Instant> edges, Interval within) {
        long turn = Math.max(0, turn(within.from()));
        for (Instant edge = handOver(turn); !edge.isAfter(within.to()); edge = handOver(++turn)) {
            edges.add(edge);
        }
        only.forEach(hours -> hours.addEdges(edges, zone, within));
    }

    /** How many turns began up to the instant, less one. */
    private long turn(Instant at) {
        long guess = Math.floorDiv(
                Duration.between(start, at.atZone(zone).toLocalDateTime()).toSeconds(), every.toSeconds());
        // The wall shows an hour twice in autumn: what was handed over the first time stays handed over.
        while (!handOver(guess + 1).isAfter(at)) {
            guess++;
        }
        while (handOver(guess).isAfter(at)) {
            guess--;
        }
        return guess;
    }

    private Instant handOver(long turn) {
        return WallClock.instant(start.plus(every.multipliedBy(turn)), zone);
    }
}
