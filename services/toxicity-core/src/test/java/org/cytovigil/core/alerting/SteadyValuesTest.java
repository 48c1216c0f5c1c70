// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.minute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is a frozen monitor (docs/clinical/data-quality.md#frozen-monitors), sample by sample. */
class SteadyValuesTest {
    private static final FeedWatch FEEDS =
            new FeedWatch(GradingCatalogue.standard().systems());
    private static final int SIX_HOURS = 6 * 60;
    private final SteadyValues values = new SteadyValues(Scene.RULES, List.of());

    private static Fact sample(int minute, Parameter parameter, String value, Method method, boolean artefact) {
        return new Measured(
                Scene.header(minute, minute),
                parameter,
                Quantity.of(value),
                Site.UNSPECIFIED,
                method,
                null,
                null,
                false,
                artefact);
    }

    private boolean heartRate(int minute, String value) {
        return values.take(sample(minute, Parameter.HEART_RATE, value, Method.CONTINUOUS, false));
    }

    /** Every ten minutes from one minute to another. */
    private void heartRates(int from, int to, String value) {
        for (int minute = from; minute <= to; minute += 10) {
            heartRate(minute, value);
        }
    }

    private boolean frozen(int minute) {
        return values.all().stream().anyMatch(value -> value.frozen(minute(minute), Scene.RULES));
    }

    @Test
    void sixHoursAreAllowedAndMoreAreNot() {
        heartRates(0, SIX_HOURS, "80");
        assertThat(frozen(SIX_HOURS)).isFalse();
        assertThat(heartRate(SIX_HOURS + 1, "80")).isTrue();
        assertThat(frozen(SIX_HOURS + 1)).isTrue();
        assertThat(heartRate(SIX_HOURS + 2, "80")).isFalse();
    }

    @Test
    void aPartOfASecondMoreIsMore() {
        heartRates(0, SIX_HOURS, "80");
        Instant later = minute(SIX_HOURS).plusMillis(500);
        Fact sample = sample(SIX_HOURS, Parameter.HEART_RATE, "80", Method.CONTINUOUS, false);
        assertThat(values.take(
                        sample.under(new FactHeader(Scene.PATIENT, "later", later, later, "", FactStatus.FINAL))))
                .isTrue();
    }

    @ParameterizedTest(name = "80 after {0}: {1}")
    @CsvSource({"80.0, true", "80.00, true", "80.01, false", "81, false"})
    void equalIsWhatIsExactlyTheSameNumber(String before, boolean frozen) {
        heartRates(0, SIX_HOURS, "80");
        heartRate(SIX_HOURS + 1, before);
        assertThat(frozen(SIX_HOURS + 1)).isEqualTo(frozen);
    }

    @Test
    void anotherValueEndsItAtOnceAndTheStretchBeginsAnew() {
        heartRates(0, SIX_HOURS + 10, "80");
        assertThat(heartRate(SIX_HOURS + 11, "81")).isTrue();
        assertThat(frozen(SIX_HOURS + 11)).isFalse();
        heartRates(SIX_HOURS + 12, 2 * SIX_HOURS + 12, "80");
        assertThat(frozen(2 * SIX_HOURS + 12)).isFalse();
        heartRate(2 * SIX_HOURS + 13, "80");
        assertThat(frozen(2 * SIX_HOURS + 13)).isTrue();
    }

    @ParameterizedTest(name = "a gap of {0} min: {1}")
    @CsvSource({"12, true", "13, false"})
    void aGapOfAThirtiethOfTheLimitIsAllowed(int gap, boolean frozen) {
        heartRates(0, 200, "80");
        heartRates(200 + gap, SIX_HOURS + 20, "80");
        assertThat(frozen(SIX_HOURS + 20)).isEqualTo(frozen);
    }

    @Test
    void aMonitorThatSendsNothingAnyMoreIsSilentRatherThanFrozen() {
        heartRates(0, SIX_HOURS + 10, "80");
        assertThat(frozen(SIX_HOURS + 21)).isTrue();
        assertThat(frozen(SIX_HOURS + 22)).isFalse();
        assertThat(values.all()).extracting(value -> value.overAt(Scene.RULES)).containsExactly(minute(SIX_HOURS + 22));
    }

    @Test
    void readingsTakenByHandAreNeverFrozen() {
        for (int minute = 0; minute <= 2 * SIX_HOURS; minute += 10) {
            values.take(sample(minute, Parameter.SYSTOLIC_BP, "120", Method.SPOT, false));
        }
        assertThat(values.all()).isEmpty();
    }

    @Test
    void anOxygenFractionIsASettingAndNoSample() {
        for (int minute = 0; minute <= 2 * SIX_HOURS; minute += 10) {
            values.take(sample(minute, Parameter.FIO2, "0.4", Method.CONTINUOUS, false));
        }
        assertThat(values.all()).isEmpty();
    }

    @ParameterizedTest(name = "a saturation of {0} %: {1}")
    @CsvSource({"100, false", "100.0, false", "99, true"})
    void fullSaturationMayStay(String saturation, boolean frozen) {
        for (int minute = 0; minute <= 2 * SIX_HOURS; minute += 10) {
            values.take(sample(minute, Parameter.SPO2, saturation, Method.CONTINUOUS, false));
        }
        assertThat(frozen(2 * SIX_HOURS)).isEqualTo(frozen);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"CONTINUOUS", "ARTERIAL_LINE"})
    void eachParameterOfEachDeviceIsFollowedByItself(Method method) {
        for (int minute = 0; minute <= SIX_HOURS + 10; minute += 10) {
            values.take(sample(minute, Parameter.MEAN_BP, "70", method, false));
            values.take(sample(minute, Parameter.SYSTOLIC_BP, "1" + minute % 100, method, false));
            values.take(sample(minute, Parameter.TEMPERATURE, "37." + minute % 7, Method.CONTINUOUS, false));
        }
        assertThat(values.all())
                .filteredOn(value -> value.frozen(minute(SIX_HOURS + 10), Scene.RULES))
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.parameter()).isEqualTo(Parameter.MEAN_BP);
                    assertThat(value.series().method()).isEqualTo(method);
                    assertThat(value.frozenAt(Scene.RULES)).isEqualTo(minute(SIX_HOURS));
                });
    }

    @Test
    void anotherValueThatComesLateShortensTheStretch() {
        heartRates(0, SIX_HOURS + 10, "80");
        assertThat(heartRate(100, "85")).isTrue();
        assertThat(frozen(SIX_HOURS + 10)).isFalse();
        assertThat(values.all())
                .extracting(SteadyValue::since, SteadyValue::last)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(minute(SIX_HOURS + 10), minute(SIX_HOURS + 10)));
    }

    @Test
    void copiesAndWhatLiesBeforeTheStretchChangeNothing() {
        heartRates(60, SIX_HOURS + 70, "80");
        List<SteadyValue> before = values.all();
        heartRate(100, "80");
        heartRate(50, "90");
        heartRate(50, "80");
        assertThat(values.all()).isEqualTo(before);
    }

    @Test
    void anArtefactIsNoSample() {
        heartRates(0, SIX_HOURS + 10, "80");
        values.take(sample(SIX_HOURS + 11, Parameter.HEART_RATE, "220", Method.CONTINUOUS, true));
        assertThat(frozen(SIX_HOURS + 11)).isTrue();
    }

    @Test
    void onlyWhatChangesAStretchIsNews() {
        assertThat(values.take(Scene.found(0, new Finding.Ice(10)))).isFalse();
        assertThat(values.take(sample(0, Parameter.HEART_RATE, "80", Method.SPOT, false)))
                .isFalse();
        assertThat(values.take(sample(0, Parameter.HEART_RATE, "80", Method.CONTINUOUS, true)))
                .isFalse();
        assertThat(heartRate(0, "80")).isFalse();
    }

    @Test
    void inWhichOrderTheyCameDoesNotMatter() {
        List<Fact> samples = List.of(
                sample(0, Parameter.SYSTOLIC_BP, "120", Method.ARTERIAL_LINE, false),
                sample(0, Parameter.MEAN_BP, "80", Method.ARTERIAL_LINE, false),
                sample(0, Parameter.HEART_RATE, "80", Method.CONTINUOUS, false));
        SteadyValues reversed = new SteadyValues(Scene.RULES, List.of());
        for (int i = 0; i < samples.size(); i++) {
            values.take(samples.get(i));
            reversed.take(samples.get(samples.size() - 1 - i));
        }
        assertThat(reversed.all()).hasSize(samples.size()).isEqualTo(values.all());
    }

    @Test
    void theLimitIsASetting() {
        GradingRules rules = GradingRules.from(Map.of("feed.continuous.frozen", "PT30M"));
        SteadyValues soon = new SteadyValues(rules, List.of());
        for (int minute = 0; minute <= 31; minute++) {
            soon.take(sample(minute, Parameter.HEART_RATE, "80", Method.CONTINUOUS, false));
        }
        assertThat(soon.all()).singleElement().matches(value -> value.frozen(minute(31), rules));
    }

    @Test
    void whatWasKeptGoesOn() {
        heartRates(0, SIX_HOURS, "80");
        SteadyValues again = new SteadyValues(Scene.RULES, values.all());
        assertThat(again.all()).isEqualTo(values.all());
        assertThat(again.take(sample(SIX_HOURS + 1, Parameter.HEART_RATE, "80", Method.CONTINUOUS, false)))
                .isTrue();
        again.clear();
        assertThat(again.all()).isEmpty();
    }

    @Test
    void theFeedIsFrozenWhileItDeliversAndLateWhenItDoesNot() {
        heartRates(0, SIX_HOURS + 10, "80");
        Instant never = Instant.MIN;
        NewestData newestData = new NewestData(minute(SIX_HOURS + 10), never, never, never, never, never, never);
        assertThat(FEEDS.of(Scene.at(SIX_HOURS + 11, newestData, values.all())))
                .extracting(FeedState::status)
                .containsExactly(FeedState.Status.FROZEN);
        assertThat(FEEDS.of(Scene.at(SIX_HOURS + 12, newestData, values.all())))
                .extracting(FeedState::status)
                .containsExactly(FeedState.Status.OVERDUE);
    }
}
