// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Unreached.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaTest {
    private static final Channel SMS = new Channel("SMS");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime MONDAY_8 = LocalDateTime.parse("2026-03-02T08:00");

    private final Layer weekly = new Layer(MONDAY_8, Duration.ofDays(7), BERLIN, List.of("ada", "bob"), List.of());
    private final Layer weekend = new Layer(
            MONDAY_8,
            Duration.ofDays(7),
            BERLIN,
            List.of("eve"),
            List.of(new Hours(Set.of(SATURDAY, SUNDAY), LocalTime.of(8, 0), LocalTime.of(8, 0))));

    /** From 29 March on Berlin is two hours ahead of UTC; the hand-over stays at 08:00 on the wall. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T06:59:59Z,",
        "2026-03-02T07:00:00Z,ada",
        "2026-03-09T06:59:59Z,ada",
        "2026-03-09T07:00:00Z,bob",
        "2026-03-30T05:59:59Z,bob",
        "2026-03-30T06:00:00Z,ada"
    })
    void aWeeklyHandOverKeepsItsLocalTimeThroughTheChangeOfTheClocks(Instant at, String person) {
        assertThat(onCall(roster(weekly), at)).isEqualTo(person == null ? List.of() : List.of(person));
    }

    @Test
    void aHigherLayerWinsInItsHoursOnly() {
        Roster roster = roster(weekly, weekend);
        assertThat(onCall(roster, Instant.parse("2026-03-07T06:59:59Z"))).containsExactly("ada");
        assertThat(onCall(roster, Instant.parse("2026-03-07T07:00:00Z"))).containsExactly("eve");
        assertThat(onCall(roster, Instant.parse("2026-03-09T06:59:59Z"))).containsExactly("eve");
        assertThat(onCall(roster, Instant.parse("2026-03-09T07:00:00Z"))).containsExactly("bob");
    }

    @Test
    void aHigherLayerWhosePersonNoMessageReachesHidesNoLowerOne() {
        Layer mute = new Layer(MONDAY_8, Duration.ofDays(1), BERLIN, List.of("mute"), List.of());
        assertThat(onCall(roster(weekly, mute), Instant.parse("2026-03-03T12:00:00Z")))
                .containsExactly("ada");
    }

    @Test
    void aLaterExceptionStandsOverAnEarlierOneByEitherName() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        RosterOverride bobForAda = new RosterOverride(noon, noon.plusSeconds(7200), "bob", "ada");
        RosterOverride eveForBob = new RosterOverride(noon.plusSeconds(3600), noon.plusSeconds(7200), "eve", "bob");
        RosterOverride eveForAda = new RosterOverride(noon.plusSeconds(3600), noon.plusSeconds(7200), "eve", "ada");
        Roster base = roster(weekly);
        for (RosterOverride second : List.of(eveForBob, eveForAda)) {
            Roster roster = base.with(List.of(bobForAda, second));
            assertThat(onCall(roster, noon)).containsExactly("bob");
            assertThat(onCall(roster, noon.plusSeconds(3600))).containsExactly("eve");
            assertThat(onCall(roster, noon.plusSeconds(7200))).containsExactly("ada");
        }
    }

    @Test
    void aTemporaryScheduleStandsInPlaceOfTheUsualOneAndExceptionsStandOverIt() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        Schedule holiday = new Schedule(List.of(), List.of(), List.of("eve"));
        TemporarySchedule temporary = new TemporarySchedule(noon, noon.plusSeconds(3600), holiday);
        Roster roster = new Roster("5B", BERLIN, roster(weekly).usual(), List.of(temporary), List.of());
        assertThat(onCall(roster, noon.minusSeconds(1))).containsExactly("ada");
        assertThat(onCall(roster, noon)).containsExactly("eve");
        assertThat(onCall(roster, noon.plusSeconds(3600))).containsExactly("ada");
        RosterOverride instead = new RosterOverride(noon, noon.plusSeconds(60), "bob", "eve");
        assertThat(onCall(roster.with(List.of(instead)), noon)).containsExactly("bob");
    }

    @Test
    void aTemporaryScheduleThatReachesNobodyLeavesTheUsualOneStanding() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        Schedule nobody = new Schedule(List.of(), List.of(), List.of("mute"));
        TemporarySchedule temporary = new TemporarySchedule(noon, noon.plusSeconds(3600), nobody);
        Roster roster = new Roster("5B", BERLIN, roster(weekly).usual(), List.of(temporary), List.of());
        assertThat(onCall(roster, noon)).containsExactly("ada");
    }

    @Test
    void whereAPageReachesNobodyItSaysWhy() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        Roster roster = new Roster("5B", BERLIN, List.of(), List.of("mute", "ada", "ghost"), List.of());
        Interval hour = new Interval(noon, noon.plusSeconds(3600));
        Map<String, Reach> known = Map.of("mute", Reach.NO_CONTACT, "ada", Reach.STOPPED, "ghost", Reach.NOT_KNOWN);
        assertThat(resolver(roster).unreached("5B", hour, known::get))
                .containsExactly(new Unreached(
                        hour,
                        List.of(
                                new Doubt("mute", Reach.NO_CONTACT),
                                new Doubt("ada", Reach.STOPPED),
                                new Doubt("ghost", Reach.NOT_KNOWN))));
        assertThat(resolver(roster).unreached("5B", hour, person -> Reach.PROVEN))
                .isEmpty();
        assertThat(resolver(roster("*")).unreached("5B", hour, person -> Reach.PROVEN))
                .containsExactly(new Unreached(hour, List.of()));
    }

    @Test
    void stretchesInWhichTheSamePeopleAreInDoubtAreOne() {
        Instant morning = Instant.parse("2026-03-03T07:00:00Z");
        Layer hourly = new Layer(MONDAY_8, Duration.ofHours(1), BERLIN, List.of("ada", "ada", "bob"), List.of());
        // Hand-overs at 08:00, 09:00 and 10:00 in Berlin, a day after the first: the 24th turn is ada's again.
        assertThat(resolver(roster(hourly))
                        .unreached(
                                "5B",
                                new Interval(morning, morning.plusSeconds(3 * 3600)),
                                person -> person.equals("bob") ? Reach.PROVEN : Reach.STOPPED))
                .containsExactly(new Unreached(
                        new Interval(morning, morning.plusSeconds(2 * 3600)),
                        List.of(new Doubt("ada", Reach.STOPPED))));
        assertThat(resolver(roster(hourly))
                        .unreached(
                                "5B",
                                new Interval(morning.plusSeconds(3600), morning.plusSeconds(3 * 3600)),
                                person -> Reach.STOPPED))
                .as("other people, another stretch")
                .containsExactly(
                        new Unreached(
                                new Interval(morning.plusSeconds(3600), morning.plusSeconds(2 * 3600)),
                                List.of(new Doubt("ada", Reach.STOPPED))),
                        new Unreached(
                                new Interval(morning.plusSeconds(2 * 3600), morning.plusSeconds(3 * 3600)),
                                List.of(new Doubt("bob", Reach.STOPPED))));
    }

    @Test
    void aRosterNamesEverybodyWhoMayComeOnCallByIt() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        Shift shift = new Shift(Set.of(SUNDAY), LocalTime.of(8, 0), LocalTime.of(9, 0), List.of("shift"));
        Schedule usual =
                new Schedule(List.of(new Rotation("first", List.of(weekly))), List.of(shift), List.of("always"));
        Roster roster = new Roster("5B", BERLIN, new Schedule(List.of(), List.of(), List.of()), List.of(), List.of())
                .with(usual)
                .withTemporary(List.of(new TemporarySchedule(
                        noon, noon.plusSeconds(60), new Schedule(List.of(), List.of(), List.of("holiday")))))
                .with(List.of(new RosterOverride(noon, noon.plusSeconds(60), "instead", "ada")));
        OnCallResolver resolver = resolver(roster);
        assertThat(roster.named()).containsExactly("ada", "always", "bob", "holiday", "instead", "shift");
        assertThat(usual.with(List.of()).named()).containsExactly("always", "shift");
        assertThat(resolver.unreachable("5B")).containsExactly("always", "holiday", "instead", "shift");
        assertThat(resolver.names("5B", "holiday")).isTrue();
        assertThat(resolver.names("5B", "eve")).isFalse();
        assertThat(resolver.names("7A", "ada")).as("another unit").isFalse();
    }

    @Test
    void changesAreThoseOfTheUnitAndOfWhoStandsIn() {
        Instant from = Instant.parse("2026-03-09T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(1));
        Instant change = Instant.parse("2026-03-09T07:00:00Z");
        assertThat(resolver(roster(weekly)).changes("5B", from, to)).containsExactly(from, change, to);
        assertThat(resolver(roster(weekly).named("*")).changes("5B", from, to)).containsExactly(from, change, to);
        assertThat(resolver(roster("7A")).changes("5B", from, to)).containsExactly(from, to);
    }

    @Test
    void whereNoLayerReachesAnybodyTheHighestIsNamed() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        Layer lower = new Layer(MONDAY_8, Duration.ofDays(1), BERLIN, List.of("ghost"), List.of());
        Layer higher = new Layer(MONDAY_8, Duration.ofDays(1), BERLIN, List.of("mute"), List.of());
        assertThat(resolver(roster(lower, higher)).named("5B", noon)).containsExactly("mute");
        assertThat(onCall(roster(lower, higher), noon)).isEmpty();
    }

    /** In autumn the wall shows 02:30 twice; what was handed over the first time stays handed over. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:29:59Z,ada",
        "2026-10-25T00:30:00Z,bob",
        "2026-10-25T01:15:00Z,bob",
        "2026-10-25T01:30:00Z,bob",
        "2026-10-26T01:29:59Z,bob",
        "2026-10-26T01:30:00Z,ada"
    })
    void aHandOverInTheHourThatComesTwiceHappensOnce(Instant at, String person) {
        Layer daily = new Layer(
                LocalDateTime.parse("2026-10-24T02:30"), Duration.ofDays(1), BERLIN, List.of("ada", "bob"), List.of());
        assertThat(onCall(roster(daily), at)).containsExactly(person);
    }

    @Test
    void aTurnLastsFromAnHourToAYear() {
        for (Duration wrong : List.of(Duration.ofMinutes(59), Duration.ofDays(367), Duration.ofMillis(3_600_500))) {
            assertThatThrownBy(() -> new Layer(MONDAY_8, wrong, BERLIN, List.of("ada"), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Roster roster(String unit) {
        return new Roster(unit, BERLIN, List.of(), List.of(), List.of());
    }

    private static Roster roster(Layer... layers) {
        Rotation rotation = new Rotation("first", List.of(layers));
        return new Roster("5B", BERLIN, new Schedule(List.of(rotation), List.of(), List.of()), List.of(), List.of());
    }

    private static List<String> onCall(Roster roster, Instant at) {
        return resolver(roster).onCall("5B", at).stream().map(Person::id).toList();
    }

    private static OnCallResolver resolver(Roster roster) {
        Map<String, Person> people = Stream.of("ada", "bob", "eve", "mute")
                .map(id -> new Person(
                        id,
                        id,
                        "r",
                        id.equals("mute") ? List.of() : List.of(new Contact(SMS, "+1" + id)),
                        List.of(SMS)))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return new OnCallResolver(Map.of(roster.unit(), roster), people, Set.of(SMS));
    }

    @Test
    void calendarsHaveYearsOfFourDigits() {
        Instant now = Instant.parse("2026-03-02T08:00:00Z");
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        assertThat(new Interval(first, last).fitsCalendars()).isTrue();
        assertThat(new Interval(now, last.plusSeconds(1)).fitsCalendars()).isFalse();
        assertThat(new Interval(first.minusSeconds(1), now).fitsCalendars()).isFalse();
    }
}
