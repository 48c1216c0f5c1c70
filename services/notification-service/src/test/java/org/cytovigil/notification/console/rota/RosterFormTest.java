// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Hours;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.Schedule;
import org.cytovigil.paging.oncall.TemporarySchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that change a roster. */
class RosterFormTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String TURNS =
            "name=first&start=2026-01-05T08%3A00&every=168&person1=ada&person2=&person3=bob&person4=ada";
    private static final String WEEKEND = "name=first&layer=2&start=2026-01-10T08%3A00&every=24&person1=fay"
            + "&day-SATURDAY=on&day-SUNDAY=on&from=08%3A00&to=20%3A00";
    private static final Roster EMPTY = new Roster("5B", BERLIN, List.of(), List.of("eve"), List.of());
    private static final Layer LOWEST = layer("2026-01-05T08:00", 7, List.of("ada", "bob", "ada"), List.of());
    private static final Layer HIGHER = layer(
            "2026-01-10T08:00",
            1,
            List.of("fay"),
            List.of(new Hours(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(8, 0), LocalTime.of(20, 0))));

    private static Layer layer(String start, int days, List<String> people, List<Hours> only) {
        return new Layer(LocalDateTime.parse(start), Duration.ofDays(days), BERLIN, people, only);
    }

    private static Roster with(Rotation... rotations) {
        return EMPTY.with(new Schedule(List.of(rotations), List.of(), List.of("eve")));
    }

    @Test
    void aRotationIsAddedInTheZoneOfTheWardAndAllElseStays() {
        assertThat(RosterForm.rotation.in(EMPTY, FormBody.of(TURNS)))
                .isEqualTo(with(new Rotation("first", List.of(LOWEST))));
    }

    @Test
    void aLayerIsReplacedUnderTheHigherOnes() {
        Layer old = layer("2025-01-06T08:00", 1, List.of("gus"), List.of());
        Rotation other = new Rotation("second", List.of(old));
        Roster before = with(new Rotation("first", List.of(old, HIGHER)), other);
        assertThat(RosterForm.rotation.in(before, FormBody.of(TURNS)))
                .isEqualTo(with(new Rotation("first", List.of(LOWEST, HIGHER)), other));
    }

    @Test
    void aHigherLayerHoldsInItsHours() {
        Roster before = RosterForm.rotation.in(EMPTY, FormBody.of(TURNS));
        Roster after = RosterForm.rotation.in(before, FormBody.of(WEEKEND));
        assertThat(after).isEqualTo(with(new Rotation("first", List.of(LOWEST, HIGHER))));
        assertThat(RosterForm.rotation.in(after, FormBody.of(WEEKEND))).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name=first&start=2026-01-05T08%3A00&every=168",
                "name=first&start=soon&every=168&person1=ada",
                "name=first&start=2026-01-05T08%3A00&every=often&person1=ada",
                "name=first&start=2026-01-05T08%3A00&every=0&person1=ada",
                "name=first&layer=2&start=2026-01-05T08%3A00&every=24&person1=ada",
                "name=first&layer=5&start=2026-01-05T08%3A00&every=24&person1=ada",
                "name=first&layer=high&start=2026-01-05T08%3A00&every=24&person1=ada",
                "name=first&start=2026-01-05T08%3A00&every=24&person1=ada&day-MONDAY=on&from=8&to=9"
            })
    void whatIsNoRotationIsRefused(String form) {
        assertThatThrownBy(() -> RosterForm.rotation.in(EMPTY, FormBody.of(form)))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void aTemporaryScheduleStandsOnTheClockOfTheWard() {
        Roster changed = RosterForm.temporary.in(
                EMPTY, FormBody.of("from=2026-12-24T08%3A00&to=2026-12-27T08%3A00&person1=gus&person2=ada"));
        assertThat(changed.temporary())
                .containsExactly(new TemporarySchedule(
                        Instant.parse("2026-12-24T07:00:00Z"),
                        Instant.parse("2026-12-27T07:00:00Z"),
                        new Schedule(List.of(), List.of(), List.of("gus", "ada"))));
        assertThat(changed.usual()).isEqualTo(EMPTY.usual());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-12-24T08%3A00&to=2026-12-27T08%3A00",
                "from=2026-12-27T08%3A00&to=2026-12-24T08%3A00&person1=gus",
                "from=2026-12-27T08%3A00&person1=gus",
                "from=now&to=2026-12-27T08%3A00&person1=gus"
            })
    void whatIsNoTemporaryScheduleIsRefused(String form) {
        assertThatThrownBy(() -> RosterForm.temporary.in(EMPTY, FormBody.of(form)))
                .isInstanceOf(JsonProblem.class);
    }

    @Test
    void eachPartCanBeTakenOutAndTheLastLayerTakesItsRotationAlong() {
        TemporarySchedule holiday = new TemporarySchedule(
                Instant.parse("2026-12-24T07:00:00Z"),
                Instant.parse("2026-12-27T07:00:00Z"),
                new Schedule(List.of(), List.of(), List.of("gus")));
        Rotation second = new Rotation("second", List.of(LOWEST));
        Roster all =
                with(new Rotation("first", List.of(LOWEST, HIGHER)), second).withTemporary(List.of(holiday));
        assertThat(out(all, "layer-0-0"))
                .isEqualTo(with(new Rotation("first", List.of(HIGHER)), second).withTemporary(List.of(holiday)));
        assertThat(out(all, "layer-1-0"))
                .isEqualTo(with(new Rotation("first", List.of(LOWEST, HIGHER))).withTemporary(List.of(holiday)));
        assertThat(out(all, "temporary-0")).isEqualTo(with(new Rotation("first", List.of(LOWEST, HIGHER)), second));
        assertThatThrownBy(() -> out(all, "layer-2-0")).isInstanceOf(JsonProblem.class);
    }

    @Test
    void ofARotaThatHasChangedNothingIsTakenOut() {
        Roster shown = with(new Rotation("first", List.of(LOWEST)));
        Roster now = with(new Rotation("second", List.of(LOWEST)), new Rotation("first", List.of(LOWEST)));
        FormBody form = FormBody.of("part=layer-0-0&version=" + RemovalForm.version(shown));
        assertThatThrownBy(() -> RosterForm.removal.in(now, form))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("has changed");
    }

    @Test
    void partsAreToldInTheWordsOfTheWard() {
        Roster roster = with(new Rotation("first", List.of(LOWEST, HIGHER)));
        Words words = new Words(Locale.GERMAN, ZoneOffset.UTC, Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(RotaParts.of(roster, Map.of("ada", "Ada L", "fay", "Fay"), words)
                        .parts())
                .extracting(RotaParts.Part::text)
                .containsExactly(
                        "Reihe first, Ebene 1: Dienste von 7 d, immer: Ada L, bob, Ada L",
                        "Reihe first, Ebene 2: Dienste von 24 h, Sa., So. 08:00–20:00: Fay");
    }

    private static Roster out(Roster roster, String part) {
        return RosterForm.removal.in(roster, FormBody.of("part=" + part + "&version=" + RemovalForm.version(roster)));
    }
}
