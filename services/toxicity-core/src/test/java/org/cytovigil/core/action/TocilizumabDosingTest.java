// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TocilizumabDosingTest {
    private final TocilizumabDosing dosing = TocilizumabDosing.load();
    private static final GradingRules RULES = GradingRules.defaults();
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");
    private static final Weight EIGHTY = new Weight(BigDecimal.valueOf(80), NOW);

    @ParameterizedTest(name = "{0} kg: {1} mg")
    @CsvSource({
        "29.9, 358.8, 12 mg/kg for 29.9 kg",
        "30.0, 240, 8 mg/kg for 30.0 kg",
        "30, 240, 8 mg/kg for 30 kg",
        "80, 640, 8 mg/kg for 80 kg",
        "100, 800, 8 mg/kg for 100 kg",
        "101, 800, '8 mg/kg for 101 kg, at most 800 mg'",
        "5, 60, 12 mg/kg for 5 kg",
    })
    void theDoseGoesByWeightAndIsCapped(BigDecimal kilograms, BigDecimal milligrams, String reason) {
        TocilizumabDose dose = dosing.consider(RULES, new Weight(kilograms, NOW), List.of(), NOW);
        assertThat(dose.milligrams()).isEqualByComparingTo(milligrams);
        assertThat(dose.reason()).isEqualTo(reason);
        assertThat(dose.source()).contains("Kymriah");
    }

    @Test
    void withoutAFreshWeightNoDoseIsShown() {
        assertThat(dosing.consider(RULES, null, List.of(), NOW).reason()).isEqualTo("weight is missing");
        Weight old =
                new Weight(BigDecimal.valueOf(80), NOW.minus(Duration.ofDays(7)).minusSeconds(1));
        TocilizumabDose dose = dosing.consider(RULES, old, List.of(), NOW);
        assertThat(dose.shown()).isFalse();
        assertThat(dose.reason()).isEqualTo("weight is older than 7 days");
        Weight week = new Weight(BigDecimal.valueOf(80), NOW.minus(Duration.ofDays(7)));
        assertThat(dosing.consider(RULES, week, List.of(), NOW).shown()).isTrue();
    }

    @Test
    void eightHoursLieBetweenDoses() {
        TocilizumabDose early = consider("2026-01-15T12:00:01Z");
        assertThat(early.shown()).isFalse();
        assertThat(early.notBefore()).isEqualTo("2026-01-15T20:00:01Z");
        assertThat(early.reason()).isEqualTo("last dose less than 8 h ago; not before 20:00 UTC");
        assertThat(consider("2026-01-15T12:00:00Z").shown()).isTrue();
    }

    @Test
    void threeDosesADayAreTheLimit() {
        TocilizumabDose third = consider("2026-01-14T20:30:00Z", "2026-01-15T04:00:00Z", "2026-01-15T12:00:00Z");
        assertThat(third.shown()).isFalse();
        assertThat(third.reason()).isEqualTo("limit reached: 3 of 3 doses in 24 h given; not before 20:30 UTC");
        assertThat(consider("2026-01-14T20:00:00Z", "2026-01-15T04:00:00Z", "2026-01-15T12:00:00Z")
                        .shown())
                .isTrue();
        assertThat(consider("2026-01-14T20:30:00Z", "2026-01-15T04:00:00Z", "2026-01-15T13:00:00Z")
                        .notBefore())
                .isEqualTo("2026-01-15T21:00:00Z");
    }

    @Test
    void fourDosesAreTheLimitForGood() {
        TocilizumabDose fifth = consider(
                "2026-01-10T08:00:00Z", "2026-01-11T08:00:00Z", "2026-01-12T08:00:00Z", "2026-01-13T08:00:00Z");
        assertThat(fifth.shown()).isFalse();
        assertThat(fifth.notBefore()).isNull();
        assertThat(fifth.reason()).isEqualTo("limit reached: 4 of 4 doses given");
    }

    @Test
    void onlyDosesOfTheLastDayCountForTheDay() {
        assertThat(consider("2026-01-13T18:00:00Z", "2026-01-14T18:00:00Z", "2026-01-15T18:00:00Z")
                        .reason())
                .isEqualTo("last dose less than 8 h ago; not before 02:00 UTC");
    }

    @Test
    void anImpossibleWeightIsNoWeight() {
        assertThatThrownBy(() -> dosing.consider(RULES, new Weight(BigDecimal.valueOf(1000), NOW), List.of(), NOW))
                .hasMessage("weight 1000");
    }

    @Test
    void aDoseOfTheFutureIsNotYetGiven() {
        assertThat(consider("2026-01-15T20:00:01Z").shown()).isTrue();
    }

    private TocilizumabDose consider(String... given) {
        return dosing.consider(
                RULES, EIGHTY, Arrays.stream(given).map(Instant::parse).toList(), NOW);
    }
}
