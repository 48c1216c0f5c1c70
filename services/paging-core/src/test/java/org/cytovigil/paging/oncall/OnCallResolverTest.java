// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallResolverTest {
    private static final Channel SMS = new Channel("SMS");
    private static final Channel EMAIL = new Channel("EMAIL");
    private static final Set<Channel> SMS_ONLY = Set.of(SMS);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final Instant THURSDAY_NOON_UTC = Instant.parse("2026-01-15T12:00:00Z");

    private final Shift day = new Shift(ALL, LocalTime.of(8, 0), LocalTime.of(20, 0), List.of("ada"));
    private final Shift night = new Shift(ALL, LocalTime.of(20, 0), LocalTime.of(8, 0), List.of("bob"));

    @Test
    void thePeopleOfTheShiftComeBeforeThoseWhoCanAlwaysBeCalled() {
        OnCallResolver resolver = resolver(roster("5B", List.of(day, night), List.of("eve")));
        assertThat(ids(resolver, "5B", THURSDAY_NOON_UTC)).containsExactly("ada", "eve");
        assertThat(ids(resolver, "5B", Instant.parse("2026-01-15T23:00:00Z"))).containsExactly("bob", "eve");
        assertThat(ids(resolver, "5B", Instant.parse("2026-01-16T06:59:59Z"))).containsExactly("bob", "eve");
        assertThat(ids(resolver, "5B", Instant.parse("2026-01-16T07:00:00Z"))).containsExactly("ada", "eve");
    }

    @Test
    void aUnitWithoutARosterUsesTheOneForAnyUnit() {
        OnCallResolver resolver = resolver(roster("*", List.of(), List.of("eve")));
        assertThat(ids(resolver, "7A", THURSDAY_NOON_UTC)).containsExactly("eve");
    }

    @Test
    void whereTheUnitsRosterNamesNobodyOrHasAGapThoseForAnyUnitStandInAndItStaysAGap() {
        Roster any = roster("*", List.of(), List.of("eve"));
        for (Roster own : List.of(roster("5B", List.of(), List.of()), roster("5B", List.of(night), List.of()))) {
            OnCallResolver resolver = resolver(own, any);
            assertThat(ids(resolver, "5B", THURSDAY_NOON_UTC)).containsExactly("eve");
            assertThat(resolver.standIns("5B", THURSDAY_NOON_UTC)).isTrue();
            assertThat(resolver.standIns("7A", THURSDAY_NOON_UTC)).isFalse();
            assertThat(resolver.gaps("5B", THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plusSeconds(60)))
                    .hasSize(1);
        }
        OnCallResolver resolver = resolver(roster("5B", List.of(night), List.of()), any);
        assertThat(resolver.watches("5B", THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plus(Duration.ofDays(1))))
                .as("who only stands in keeps no watch")
                .extracting(watch -> watch.people().get(0).id())
                .containsExactly("bob");
    }

    @Test
    void anOverrideTakesThePlaceOfWhomItReplacesForItsTimeOnly() {
        RosterOverride swap =
                new RosterOverride(THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plus(Duration.ofHours(1)), "eve", "ada");
        Roster roster = new Roster("5B", BERLIN, List.of(day), List.of("bob"), List.of(swap));
        assertThat(ids(resolver(roster), "5B", THURSDAY_NOON_UTC)).containsExactly("eve", "bob");
        assertThat(ids(resolver(roster), "5B", THURSDAY_NOON_UTC.plus(Duration.ofHours(1))))
                .containsExactly("ada", "bob");
    }

    @Test
    void anOverrideForNobodyComesFirst() {
        RosterOverride extra =
                new RosterOverride(THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plus(Duration.ofHours(1)), "eve", null);
        Roster roster = new Roster("5B", BERLIN, List.of(day), List.of(), List.of(extra));
        assertThat(ids(resolver(roster), "5B", THURSDAY_NOON_UTC)).containsExactly("eve", "ada");
    }

    @Test
    void theNightInWhichClocksGoForwardIsAnHourShorterAndHasNoGap() {
        OnCallResolver resolver = resolver(roster("5B", List.of(day, night), List.of()));
        Instant before = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(resolver.gaps("5B", before, before.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(ids(resolver, "5B", Instant.parse("2026-03-29T05:59:59Z"))).containsExactly("bob");
        assertThat(ids(resolver, "5B", Instant.parse("2026-03-29T06:00:00Z"))).containsExactly("ada");
    }

    @Test
    void aShiftThatBeginsInTheHourThatDoesNotExistStillBegins() {
        Shift odd = new Shift(ALL, LocalTime.of(2, 30), LocalTime.of(12, 0), List.of("ada"));
        assertThat(ids(resolver(roster("5B", List.of(odd), List.of())), "5B", Instant.parse("2026-03-29T01:30:00Z")))
                .containsExactly("ada");
    }

    @Test
    void theNightInWhichClocksGoBackIsCoveredThroughBothHours() {
        OnCallResolver resolver = resolver(roster("5B", List.of(day, night), List.of()));
        Instant before = Instant.parse("2026-10-24T12:00:00Z");
        assertThat(resolver.gaps("5B", before, before.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(ids(resolver, "5B", Instant.parse("2026-10-25T06:30:00Z"))).containsExactly("bob");
    }

    @Test
    void gapsAreTheStretchesInWhichNobodyWouldBePaged() {
        Shift mondays = new Shift(Set.of(MONDAY), LocalTime.of(8, 0), LocalTime.of(8, 0), List.of("ada"));
        Shift fridays = new Shift(Set.of(FRIDAY), LocalTime.of(8, 0), LocalTime.of(16, 0), List.of("bob"));
        OnCallResolver resolver = resolver(roster("5B", List.of(mondays, fridays), List.of()));
        Instant monday = Instant.parse("2026-01-12T07:00:00Z");
        assertThat(resolver.gaps("5B", monday, monday.plus(Duration.ofDays(7))))
                .containsExactly(
                        new Interval(monday.plus(Duration.ofDays(1)), monday.plus(Duration.ofDays(4))),
                        new Interval(
                                monday.plus(Duration.ofDays(4)).plus(Duration.ofHours(8)),
                                monday.plus(Duration.ofDays(7))));
    }

    @Test
    void aPersonWithoutAnAddressHidesNoGap() {
        Roster roster = roster("5B", List.of(), List.of("mute", "mailed", "nobody"));
        OnCallResolver resolver = new OnCallResolver(
                Map.of("5B", roster),
                Map.of(
                        "mute",
                        new Person("mute", "M", "r", List.of(), List.of(SMS)),
                        "mailed",
                        new Person("mailed", "M", "r", List.of(new Contact(EMAIL, "m@example.org")), List.of(EMAIL))),
                SMS_ONLY);
        assertThat(resolver.onCall("5B", THURSDAY_NOON_UTC)).isEmpty();
        assertThat(resolver.gaps("5B", THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plusSeconds(60)))
                .hasSize(1);
        assertThat(resolver.unreachable("5B")).containsExactly("mailed", "mute", "nobody");
    }

    /** Field case 24: hand-overs at 09:00, 01:00, 02:30 and 03:00, in both nights in which clocks change. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-28T00:59:00Z,bob",
        "2027-03-28T01:00:00Z,bob",
        "2027-03-28T01:29:00Z,bob",
        "2027-03-28T01:31:00Z,bob",
        "2027-10-31T00:29:00Z,bob",
        "2027-10-31T00:31:00Z,ada",
        "2027-10-31T01:31:00Z,ada",
        "2027-10-31T02:01:00Z,bob"
    })
    void handOversInTheNightsInWhichClocksChangeLeaveNoGap(Instant at, String person) {
        Shift late = new Shift(ALL, LocalTime.of(9, 0), LocalTime.of(1, 0), List.of("ada"));
        Shift small = new Shift(ALL, LocalTime.of(1, 0), LocalTime.of(2, 30), List.of("bob"));
        Shift half = new Shift(ALL, LocalTime.of(2, 30), LocalTime.of(3, 0), List.of("ada"));
        Shift early = new Shift(ALL, LocalTime.of(3, 0), LocalTime.of(9, 0), List.of("bob"));
        OnCallResolver resolver = resolver(roster("5B", List.of(late, small, half, early), List.of()));
        assertThat(ids(resolver, "5B", at)).containsExactly(person);
        assertThat(resolver.gaps("5B", at, at.plus(Duration.ofDays(366)))).isEmpty();
    }

    @Test
    void withoutAnyRosterAllIsGap() {
        OnCallResolver resolver = new OnCallResolver(Map.of(), Map.of(), SMS_ONLY);
        assertThat(resolver.gaps("5B", THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plusSeconds(60)))
                .containsExactly(new Interval(THURSDAY_NOON_UTC, THURSDAY_NOON_UTC.plusSeconds(60)));
    }

    private static Roster roster(String unit, List<Shift> shifts, List<String> people) {
        return new Roster(unit, BERLIN, shifts, people, List.of());
    }

    private static OnCallResolver resolver(Roster... rosters) {
        Map<String, Person> people = Stream.of("ada", "bob", "eve")
                .map(id -> new Person(id, id, "role-" + id, List.of(new Contact(SMS, "+1555" + id)), List.of(SMS)))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return new OnCallResolver(
                Stream.of(rosters).collect(Collectors.toMap(Roster::unit, Function.identity())), people, SMS_ONLY);
    }

    private static List<String> ids(OnCallResolver resolver, String unit, Instant at) {
        return resolver.onCall(unit, at).stream().map(Person::id).toList();
    }
}
