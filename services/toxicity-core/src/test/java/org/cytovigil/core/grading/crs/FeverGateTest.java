// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.MaskingState;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.Pressors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeverGateTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");
    private static final GradingRules RULES = GradingRules.defaults();

    @Test
    void nothingBeginsBeforeSomethingIsKnown() {
        assertThat(gate(FeverGate.CLOSED, 0, nothing(), 0)).isEqualTo(FeverGate.CLOSED);
        FeverGate begun = gate(FeverGate.CLOSED, 0, afebrile(null), 0);
        assertThat(begun.begun()).isTrue();
        assertThat(begun.open()).isFalse();
        assertThat(gate(begun, 1, nothing(), 0).begun()).isTrue();
    }

    @Test
    void aFeverOpensTheGateAndAnEpisodeThatBeganWithIt() {
        FeverGate febrile = gate(FeverGate.CLOSED, 1, fever(0), 0);
        assertThat(febrile)
                .isEqualTo(new FeverGate(true, true, true, true, hour(0), hour(0), hour(0), false, false, false));
        FeverGate later = gate(febrile, 3, fever(2), 0);
        assertThat(later.firstFever()).isEqualTo(hour(0));
        assertThat(later.lastSign()).isEqualTo(hour(2));
        assertThat(gate(later, 4, fever(1), 0).lastSign()).isEqualTo(hour(2));
    }

    @Test
    void organFindingsWithoutFeverDoNotOpenTheGate() {
        FeverGate closed = gate(FeverGate.CLOSED, 1, afebrile(null), 3);
        assertThat(closed)
                .isEqualTo(new FeverGate(
                        true, false, false, false, Instant.MIN, Instant.MIN, hour(1), false, true, false));
        assertThat(closed.resolvesAt(RULES)).isEqualTo(Instant.MAX);
    }

    @Test
    void anEpisodeIsOver24HoursAfterItsLastSign() {
        FeverGate febrile = gate(FeverGate.CLOSED, 0, fever(0), 0);
        FeverGate organs = gate(febrile, 10, afebrile(0), 2);
        FeverGate gone = gate(organs, 12, afebrile(0), 0);
        assertThat(gone.lastSign()).isEqualTo(hour(12));
        assertThat(febrile.resolvesAt(RULES)).isEqualTo(hour(24));
        assertThat(organs.resolvesAt(RULES)).isEqualTo(Instant.MAX);
        assertThat(gone.resolvesAt(RULES)).isEqualTo(hour(36));
        assertThat(gate(gone, 35, afebrile(0), 0).episodeOpen()).isTrue();
        FeverGate over = gate(gone, 36, afebrile(0), 0);
        assertThat(over.episodeOpen()).isFalse();
        assertThat(over.everFebrile()).isTrue();
        assertThat(over.resolvesAt(RULES)).isEqualTo(Instant.MAX);
        assertThat(gate(gone, 40, afebrile(0), 2).episodeOpen()).isTrue();
        assertThat(gate(febrile, 30, held(0), 0).episodeOpen()).isTrue();
    }

    @Test
    void aNewEpisodeBeginsWithItsOwnFever() {
        FeverGate over = new FeverGate(true, false, false, true, hour(0), hour(0), hour(1), false, false, false);
        FeverGate again = gate(over, 80, fever(80), 0);
        assertThat(again.episodeOpen()).isTrue();
        assertThat(again.firstFever()).isEqualTo(hour(80));
    }

    @Test
    void findingsThatBeganWithTheGateOpenStayWhileTheyLast() {
        FeverGate febrile = gate(FeverGate.CLOSED, 0, fever(0), 2);
        assertThat(febrile.latched()).isTrue();
        FeverGate lasting = gate(febrile, 30, afebrile(0), 2);
        assertThat(lasting.open()).isTrue();
        assertThat(lasting.latched()).isTrue();
        FeverGate broken = gate(lasting, 31, afebrile(0), 0);
        assertThat(broken.open()).isFalse();
        assertThat(broken.latched()).isFalse();
        assertThat(gate(broken, 32, afebrile(0), 2).open()).isFalse();
    }

    @Test
    void aDrugGivenInTheEpisodeOrSixHoursBeforeCarriesIt() {
        FeverGate febrile = gate(FeverGate.CLOSED, 0, fever(0), 0);
        assertThat(gate(febrile, 20, afebrile(0, dose(-6, 0)), 2).open()).isTrue();
        assertThat(gate(febrile, 20, afebrile(0, dose(20, 26)), 2).open()).isTrue();
        assertThat(gate(febrile, 20, afebrile(0, dose(-7, 0)), 2).open()).isFalse();
        assertThat(gate(febrile, 20, afebrile(0, dose(21, 27)), 2).open()).isFalse();
        assertThat(gate(febrile, 20, afebrile(0, dose(5, 11)), 0).open()).isTrue();
    }

    @Test
    void afterAnEpisodeOnlyADrugThatStillWorksCarries() {
        FeverGate over = new FeverGate(true, false, false, true, hour(0), hour(0), hour(1), false, false, false);
        assertThat(gate(over, 80, afebrile(0, dose(5, 100)), 2).open()).isTrue();
        assertThat(gate(over, 80, afebrile(0, dose(5, 79)), 2).open()).isFalse();
        assertThat(gate(FeverGate.CLOSED, 80, afebrile(null, dose(5, 100)), 2).open())
                .isFalse();
    }

    @Test
    void anotherCauseClosesTheGateButFindingsStayLatchedForWhenItIsWithdrawn() {
        FeverGate latched = gate(FeverGate.CLOSED, 0, fever(0), 2);
        FeverGate other = gate(latched, 1, attributed(0), 2);
        assertThat(other.open()).isFalse();
        assertThat(other.latched()).isTrue();
        assertThat(gate(other, 30, afebrile(0), 2).open()).isTrue();
        assertThat(gate(FeverGate.CLOSED, 1, attributed(0), 2).latched()).isFalse();
        assertThat(gate(FeverGate.CLOSED, 1, attributed(0), 2).episodeOpen()).isTrue();
    }

    private static FeverGate gate(FeverGate before, int hours, CrsSigns signs, int organGrade) {
        return before.at(hour(hours), signs, organGrade > 0, RULES);
    }

    private static CrsSigns nothing() {
        return signs(Fever.NONE, false, List.of(), false);
    }

    private static CrsSigns fever(int hours) {
        return signs(new Fever(true, false, hour(hours), false, false, false, List.of("t")), false, List.of(), true);
    }

    private static CrsSigns held(int hours) {
        return signs(new Fever(true, true, hour(hours), false, false, false, List.of("t")), false, List.of(), true);
    }

    private static CrsSigns attributed(int hours) {
        return signs(new Fever(true, false, hour(hours), false, false, false, List.of("t")), true, List.of(), true);
    }

    /** What is known from before a course stays, but for an episode that began then. */
    @Test
    void aCourseForgetsOnlyAnEarlierEpisode() {
        FeverGate organs = gate(FeverGate.CLOSED, 1, afebrile(null), 3);
        assertThat(organs.since(hour(2))).isEqualTo(organs);
        FeverGate febrile = gate(FeverGate.CLOSED, 3, fever(2), 0);
        assertThat(febrile.since(hour(2))).isEqualTo(febrile);
        assertThat(febrile.since(hour(3)))
                .isEqualTo(new FeverGate(
                        true, false, false, false, Instant.MIN, Instant.MIN, Instant.MIN, false, false, false));
    }

    private static CrsSigns afebrile(@Nullable Integer last, MaskingState.Dose... doses) {
        Instant febrile = last == null ? null : hour(last);
        return signs(new Fever(false, false, febrile, true, false, false, List.of()), false, List.of(doses), true);
    }

    private static CrsSigns signs(Fever fever, boolean other, List<MaskingState.Dose> doses, boolean known) {
        return new CrsSigns(
                Person.UNKNOWN,
                fever,
                other,
                other ? Objects.requireNonNull(fever.lastFebrile()) : Instant.MIN,
                LowRun.NONE,
                Pressors.NONE,
                Oxygen.UNKNOWN,
                LowRun.NONE,
                LowRun.NONE,
                false,
                false,
                Availability.FRESH,
                Availability.FRESH,
                Availability.FRESH,
                Availability.FRESH,
                new MaskingState(doses, Instant.MIN),
                Instant.MAX,
                known);
    }

    private static MaskingState.Dose dose(int from, int to) {
        return new MaskingState.Dose("paracetamol", "", hour(from), hour(to));
    }

    private static Instant hour(int hours) {
        return T0.plus(Duration.ofHours(hours));
    }
}
