// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.cytovigil.paging.oncall.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterDocumentTest {
    private static final String LAYER = """
            {"rotations": [{"name": "first", "layers": [{"start": "2026-01-05T08:00", "every": "%s", "people": ["ada"]}]}]}""";

    @Test
    void aRosterAsItWasWrittenBeforeThereWereRotationsIsReadAsBefore() {
        Roster roster = read("""
                {"zone": "Europe/Berlin", "people": ["eve"],
                 "shifts": [{"days": ["mon", "TUESDAY"], "from": "20:00", "to": "08:00", "people": ["ada", "bob"]}],
                 "overrides": [{"from": "2026-01-05T08:00:00Z", "to": "2026-01-05T09:00:00Z", "person": "eve", "replaces": "ada"}]}""");
        assertThat(roster.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(roster.usual().shifts())
                .singleElement()
                .satisfies(shift -> assertThat(shift.people()).containsExactly("ada", "bob"));
        assertThat(roster.usual().rotations()).isEmpty();
        assertThat(roster.named()).containsExactly("ada", "bob", "eve");
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        Roster roster = read("""
                {"zone": "Europe/Berlin",
                 "rotations": [{"name": "first", "layers": [
                   {"start": "2026-01-05T08:00", "every": "P1W", "people": ["ada", "bob"]},
                   {"start": "2026-01-10T08:00", "every": "PT12H", "zone": "UTC", "people": ["eve"],
                    "only": [{"days": ["SAT", "SUN"], "from": "08:00", "to": "08:00"}]}]}],
                 "temporary": [{"from": "2026-12-24T08:00:00Z", "to": "2026-12-27T08:00:00Z", "people": ["gus"]}]}""");
        assertThat(roster.usual().rotations().get(0).layers().get(0).every()).isEqualTo(Duration.ofDays(7));
        assertThat(roster.usual().rotations().get(0).layers().get(0).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(roster.named()).isEqualTo(java.util.Set.copyOf(List.of("ada", "bob", "eve", "gus")));
        assertThat(read(Document.text(RosterDocument.of(roster)))).isEqualTo(roster);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P1W", "P2W", "PT12H", "PT1H", "P3DT12H"})
    void turnsOfHoursDaysAndWeeksAreRead(String every) {
        assertThat(read(LAYER.formatted(every)).named()).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "P0D", "-P1D", "P367D", "P1M", "weekly", "PT1H0.5S"})
    void aTurnThatNobodyCanTakeIsRefusedByName(String every) {
        assertThatThrownBy(() -> read(LAYER.formatted(every))).isInstanceOf(JsonProblem.class);
    }

    @Test
    void aTemporaryScheduleThatNamesNobodyIsRefused() {
        assertThatThrownBy(() -> read(
                        "{\"temporary\": [{\"from\": \"2026-12-24T08:00:00Z\", \"to\": \"2026-12-27T08:00:00Z\"}]}"))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("temporary");
    }

    @Test
    void whosePlaceIsTakenIsATextOrLeftOut() {
        String override = "{\"overrides\": [{\"from\": \"2026-12-24T08:00:00Z\", \"to\": \"2026-12-27T08:00:00Z\","
                + " \"person\": \"ada\", \"replaces\": %s}]}";
        assertThatThrownBy(() -> read(override.formatted("[\"bob\"]")))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("replaces");
        assertThat(read(override.formatted("null")).overrides()).hasSize(1);
    }

    private static Roster read(String document) {
        return RosterDocument.read("5B", Document.parse(document));
    }
}
