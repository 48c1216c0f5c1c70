// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;

/** How facts arrive: late, a little early, twice, corrected, taken back, out of order. */
final class Arrivals {
    private static final BigDecimal CONTRADICTING = new BigDecimal(130);
    private final Dice dice;
    private final boolean sameSecond;
    private final List<Fact> drafted;
    private final List<Fact> arrived = new ArrayList<>();

    /** @param sameSecond whether samples of feeds may be corrected at their second */
    Arrivals(Draft draft, boolean sameSecond) {
        this.dice = draft.dice();
        this.drafted = draft.facts();
        this.sameSecond = sameSecond;
    }

    List<Fact> arrive() {
        Map<Object, Duration> delays = new LinkedHashMap<>();
        int count = 0;
        for (Fact fact : drafted) {
            Duration delay = delays.computeIfAbsent(together(fact, count++), key -> delay());
            Fact first = fact.under(arrived(fact.header(), fact.at().plus(delay), fact.status()));
            arrived.add(first);
            again(first);
        }
        return inOrder();
    }

    private void again(Fact first) {
        boolean sample = first instanceof Measured measured && measured.method().isContinuous();
        Instant later = first.arrivedAt().plus(dice.any(Duration.ZERO, Duration.ofMinutes(20), Duration.ofHours(9)));
        if (dice.percent(4)) {
            arrived.add(first);
        }
        if (dice.percent(3) && !sample) {
            arrived.add(first.under(arrived(first.header(), later, first.status())));
        }
        if (dice.percent(sample ? 3 : 10)) {
            if (!sample) {
                arrived.add(dice.percent(30) ? takenBack(first, later) : corrected(first, later));
            } else if (sameSecond && !contradicted((Measured) first)) {
                arrived.add(correctedSample((Measured) first, later));
            }
        }
    }

    private static Fact takenBack(Fact first, Instant later) {
        return new Removed(arrived(first.header(), later, FactStatus.ENTERED_IN_ERROR));
    }

    /** Another content of the same kind, at times at another instant, at times without being called a correction. */
    private Fact corrected(Fact first, Instant later) {
        List<Fact> same = drafted.stream()
                .filter(fact -> fact.getClass() == first.getClass())
                .filter(fact -> !(fact instanceof Measured other
                        && (other.method().isContinuous() || other.parameter() != ((Measured) first).parameter())))
                .toList();
        FactStatus status = dice.any(FactStatus.CORRECTED, FactStatus.CORRECTED, FactStatus.FINAL);
        FactHeader header = arrived(first.header(), later, status);
        Instant at = dice.percent(25) ? first.at().plus(dice.any(Duration.ofMinutes(-30), Duration.ofHours(3))) : null;
        return dice.any(same).under(at == null ? header : moved(header, at));
    }

    /** A sample is corrected or taken back at its second, whatever its id. */
    private Fact correctedSample(Measured first, Instant later) {
        List<Fact> same = drafted.stream()
                .filter(fact -> fact instanceof Measured other
                        && other.parameter() == first.parameter()
                        && other.method() == first.method()
                        && other.site() == first.site()
                        && other.quantity().value().compareTo(CONTRADICTING) != 0)
                .toList();
        FactStatus status =
                dice.any(FactStatus.CORRECTED, FactStatus.ENTERED_IN_ERROR, FactStatus.FINAL, FactStatus.PRELIMINARY);
        String id = dice.percent(50) ? first.id() : first.id() + "-again";
        FactHeader header = arrived(first.header(), later, status);
        FactHeader named =
                new FactHeader(header.patient(), id, header.at(), header.arrivedAt(), header.source(), status);
        return status == FactStatus.ENTERED_IN_ERROR
                ? new Removed(named, first.parameter(), first.method(), first.site())
                : dice.any(same).under(named);
    }

    private boolean contradicted(Measured sample) {
        return sample.parameter().isPressure()
                && drafted.stream()
                        .anyMatch(fact -> fact instanceof Measured other
                                && other.at().equals(sample.at())
                                && other.method() == sample.method()
                                && other.quantity().value().compareTo(CONTRADICTING) == 0);
    }

    private Duration delay() {
        int kind = dice.below(100);
        return kind < 65
                ? Duration.ZERO
                : kind < 75
                        ? Duration.ofSeconds(-dice.below(301))
                        : kind < 90 ? Duration.ofMinutes(dice.below(60)) : Duration.ofHours(dice.below(80));
    }

    /** By arrival or shuffled. */
    private List<Fact> inOrder() {
        List<List<Fact>> order = groups(arrived);
        if (dice.percent(50)) {
            Collections.shuffle(order, dice.random());
        } else {
            order.sort(Comparator.comparing(group -> group.get(0).arrivedAt()));
        }
        return order.stream().flatMap(List::stream).toList();
    }

    static List<Fact> inAnotherOrder(List<Fact> facts, Dice dice) {
        List<List<Fact>> order = groups(facts);
        for (List<Fact> group : List.copyOf(order)) {
            if (dice.percent(20)) {
                order.add(group);
            }
        }
        Collections.shuffle(order, dice.random());
        return order.stream().flatMap(List::stream).toList();
    }

    /** The pressures of one second of a feed arrive next to each other, all else by itself. */
    private static List<List<Fact>> groups(List<Fact> facts) {
        Map<Object, List<Fact>> groups = new LinkedHashMap<>();
        int count = 0;
        for (Fact fact : facts) {
            groups.computeIfAbsent(together(fact, count++), key -> new ArrayList<>())
                    .add(fact);
        }
        return new ArrayList<>(groups.values());
    }

    private static Object together(Fact fact, int alone) {
        return fact instanceof Measured measured
                        && measured.method().isContinuous()
                        && measured.parameter().isPressure()
                ? measured.method() + " " + measured.at()
                : alone;
    }

    private static FactHeader arrived(FactHeader header, Instant arrivedAt, FactStatus status) {
        return new FactHeader(header.patient(), header.id(), header.at(), arrivedAt, header.source(), status);
    }

    private static FactHeader moved(FactHeader header, Instant at) {
        return new FactHeader(header.patient(), header.id(), at, header.arrivedAt(), header.source(), header.status());
    }
}
