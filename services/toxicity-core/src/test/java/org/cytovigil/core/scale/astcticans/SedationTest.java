// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When sedation begins and ends (docs/clinical/icans.md#sedation). */
class SedationTest {
    private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
    private static final SignalStates BOARD = SignalStates.empty(GradingRules.defaults(), List.of());

    @Test
    void aStopNamesItsLineAndAStopWithoutOneEndsAll() {
        SedationState two = after(
                action(0, "propofol", MedicationVerb.STARTED, "1", null),
                action(1, "propofol", MedicationVerb.STARTED, "2", null),
                action(60, "propofol", MedicationVerb.STOPPED, "1", null));
        assertThat(two.at(minute(600))).isTrue();
        SedationState none =
                SedationSignal.INSTANCE.after(two, action(120, "propofol", MedicationVerb.STOPPED, null, null), BOARD);
        assertThat(none.at(minute(149))).isTrue();
        assertThat(none.at(minute(150))).isFalse();
        assertThat(none.nextChange(minute(120), minute(600), GradingRules.defaults()))
                .isEqualTo(minute(150));
    }

    @Test
    void aStopOfAnUnknownLineEndsWhatHasNone() {
        SedationState state = after(
                action(0, "propofol", MedicationVerb.STARTED, null, null),
                action(60, "propofol", MedicationVerb.STOPPED, "1", null));
        assertThat(state.at(minute(89))).isTrue();
        assertThat(state.at(minute(90))).isFalse();
    }

    @Test
    void aRateOfZeroIsAStop() {
        MedicationAction zero = new MedicationAction(
                header(60), "fentanyl", null, MedicationVerb.RATE, BigDecimal.ZERO, "ug/h", null, null);
        SedationState state = SedationSignal.INSTANCE.after(
                after(action(0, "fentanyl", MedicationVerb.STARTED, null, null)), zero, BOARD);
        assertThat(state.at(minute(90))).isFalse();
    }

    @Test
    void anInfusionToldAfterwardsWorksUntilHalfAnHourAfterItsEnd() {
        SedationState state = after(action(0, "morphine", MedicationVerb.GIVEN, null, minute(60)));
        assertThat(state.at(minute(0))).isTrue();
        assertThat(state.at(minute(89))).isTrue();
        assertThat(state.at(minute(90))).isFalse();
    }

    @Test
    void aStopOfWhatDoesNotRunSedatesNobody() {
        assertThat(after(action(0, "propofol", MedicationVerb.STOPPED, null, null))
                        .at(minute(1)))
                .isFalse();
    }

    private static SedationState after(MedicationAction... actions) {
        SedationState state = SedationSignal.INSTANCE.initial();
        for (MedicationAction action : actions) {
            state = SedationSignal.INSTANCE.after(state, action, BOARD);
        }
        return state;
    }

    private static MedicationAction action(
            int at, String drug, MedicationVerb verb, @Nullable String line, @Nullable Instant until) {
        return new MedicationAction(header(at), drug, null, verb, null, null, line, until);
    }

    private static FactHeader header(int minute) {
        Instant at = minute(minute);
        return new FactHeader(new PatientKey("p1"), "m" + minute, at, at, "", FactStatus.FINAL);
    }

    private static Instant minute(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }
}
