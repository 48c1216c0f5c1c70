// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random rotas over the nights in which clocks change, against a calendar that walks through them by quarters of an hour.
 * {@code -Drotas=10000} judges as many, {@code -Dseed=N} begins with that one.
 */
class RotaPropertyTest {
    private static final int ROTAS = Integer.getInteger("rotas", 120);
    private static final int FIRST = Integer.getInteger("seed", 1);

    @Test
    void whoIsOnCallIsWhomAWalkThroughTheCalendarMeets() {
        for (int seed = FIRST; seed < FIRST + ROTAS; seed++) {
            compare(new RandomRota(seed));
        }
        System.out.printf("%d rotas from seed %d%n", ROTAS, FIRST);
    }

    @Test
    void whereTheUnitHasNobodyThoseForAnyUnitStandIn() {
        int standIns = 0;
        for (int seed = FIRST; seed < FIRST + ROTAS; seed++) {
            RandomRota own = new RandomRota(seed);
            standIns += compareStandIns(own, own.besides(seed + ROTAS).roster.named(Roster.ANY_UNIT));
        }
        assertThat(standIns).as("quarters of an hour in which others stand in").isPositive();
    }

    private static int compareStandIns(RandomRota own, Roster any) {
        OnCallResolver resolver = new OnCallResolver(
                Map.of("5B", own.roster, Roster.ANY_UNIT, any), RandomRota.people(), Set.of(RandomRota.SMS));
        List<Watch> watches = resolver.watches("5B", own.begin, own.end);
        List<Interval> gaps = resolver.gaps("5B", own.begin, own.end);
        SteppedCalendar calendar = new SteppedCalendar(own.roster, own.stepsFrom);
        SteppedCalendar others = new SteppedCalendar(any, own.stepsFrom);
        int standIns = 0;
        for (; calendar.now().isBefore(own.end); calendar.step(), others.step()) {
            Instant now = calendar.now();
            if (now.isBefore(own.begin)) {
                continue;
            }
            List<String> met = calendar.onCall().isEmpty() ? others.onCall() : calendar.onCall();
            Supplier<String> where = () -> own.told(now) + ", for any unit " + any;
            assertThat(ids(resolver.onCall("5B", now))).as(where).isEqualTo(met);
            assertThat(watches.stream()
                            .filter(watch -> watch.interval().contains(now))
                            .flatMap(watch -> watch.people().stream())
                            .map(Person::id)
                            .toList())
                    .as(where)
                    .isEqualTo(calendar.onCall());
            assertThat(gaps.stream().anyMatch(gap -> gap.contains(now)))
                    .as(where)
                    .isEqualTo(calendar.onCall().isEmpty());
            standIns += calendar.onCall().isEmpty() && !met.isEmpty() ? 1 : 0;
        }
        return standIns;
    }

    private static void compare(RandomRota rota) {
        OnCallResolver resolver =
                new OnCallResolver(Map.of("5B", rota.roster), RandomRota.people(), Set.of(RandomRota.SMS));
        List<Watch> watches = resolver.watches("5B", rota.begin, rota.end);
        List<Interval> gaps = resolver.gaps("5B", rota.begin, rota.end);
        List<Unreached> unreached =
                resolver.unreached("5B", new Interval(rota.begin, rota.end), person -> RandomRota.reach(person));
        SteppedCalendar calendar = new SteppedCalendar(rota.roster, rota.stepsFrom);
        int watch = 0;
        for (; calendar.now().isBefore(rota.end); calendar.step()) {
            Instant now = calendar.now();
            if (now.isBefore(rota.begin)) {
                continue;
            }
            List<String> met = calendar.onCall();
            Supplier<String> where = () -> rota.told(now);
            assertThat(ids(resolver.onCall("5B", now))).as(where).isEqualTo(met);
            while (watch < watches.size()
                    && !now.isBefore(watches.get(watch).interval().to())) {
                watch++;
            }
            boolean stands =
                    watch < watches.size() && watches.get(watch).interval().contains(now);
            assertThat(stands ? ids(watches.get(watch).people()) : List.of())
                    .as(where)
                    .isEqualTo(met);
            assertThat(gaps.stream().anyMatch(gap -> gap.contains(now)))
                    .as(where)
                    .isEqualTo(met.isEmpty());
            assertThat(unreached.stream().anyMatch(each -> each.interval().contains(now)))
                    .as(where)
                    .isEqualTo(met.stream().noneMatch(id -> RandomRota.reach(id) == Reach.PROVEN));
        }
    }

    private static List<String> ids(List<Person> people) {
        return people.stream().map(Person::id).toList();
    }
}
