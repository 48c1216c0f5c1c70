// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.minute;
import static org.cytovigil.core.alerting.Scene.rate;
import static org.cytovigil.core.alerting.Scene.therapy;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.signal.SignalStates;
import org.junit.jupiter.api.Test;

class PumpTelemetryTest {
    private static final String DRUG = "blinatumomab";

    @Test
    void aPumpIsRegularOnceTwoReportsCameWithinTheSilence() {
        assertThat(after(rate(0, DRUG, "28"))).isEqualTo(telemetry(false, minute(0), minute(0)));
        assertThat(after(rate(0, DRUG, "28"), rate(5, DRUG, "28"))).isEqualTo(telemetry(true, minute(5), minute(5)));
        assertThat(after(rate(0, DRUG, "28"), rate(6, DRUG, "28"))).isEqualTo(telemetry(false, minute(6), minute(6)));
        assertThat(after(rate(0, DRUG, "28"), rate(5, DRUG, "28"), rate(60, DRUG, "28")))
                .isEqualTo(telemetry(true, minute(60), minute(60)));
    }

    @Test
    void onlyRatesOfBlinatumomabAreReports() {
        assertThat(after(rate(0, DRUG, "28"), rate(1, "insulin", "2"), rate(2, "norepinephrine", "9")))
                .isEqualTo(telemetry(false, minute(0), minute(0)));
        Fact given = new MedicationAction(Scene.header(1, 1), DRUG, MedicationVerb.GIVEN, null, null);
        assertThat(after(rate(0, DRUG, "28"), given)).isEqualTo(telemetry(false, minute(1), minute(1)));
    }

    @Test
    void aPumpThatWasStoppedOrInterruptedIsNotAwaited() {
        PumpTelemetryState off = telemetry(false, Instant.MIN, minute(2));
        Fact[] regular = {rate(0, DRUG, "28"), rate(1, DRUG, "28")};
        assertThat(after(regular[0], regular[1], rate(2, DRUG, "0"))).isEqualTo(off);
        assertThat(after(regular[0], regular[1], step(Product.BLINATUMOMAB, TherapyPhase.INTERRUPTED)))
                .isEqualTo(off);
        assertThat(after(regular[0], regular[1], step(Product.BLINATUMOMAB, TherapyPhase.STOPPED)))
                .isEqualTo(off);
        assertThat(after(regular[0], regular[1], step(Product.BLINATUMOMAB, TherapyPhase.RESUMED)))
                .isEqualTo(telemetry(true, minute(1), minute(1)));
        assertThat(after(regular[0], regular[1], step(Product.TISAGENLECLEUCEL, TherapyPhase.STOPPED)))
                .isEqualTo(telemetry(true, minute(1), minute(1)));
        assertThat(after(regular[0], regular[1], rate(2, DRUG, "0"), rate(3, DRUG, "28")))
                .isEqualTo(telemetry(false, minute(3), minute(3)));
    }

    @Test
    void whatWasHeardDoesNotChangeByItself() {
        PumpTelemetryState state = telemetry(true, minute(1), minute(1));
        assertThat(state.nextChange(minute(0), minute(9), Scene.RULES)).isEqualTo(Instant.MAX);
        assertThat(state.since(minute(5), Scene.RULES)).isEqualTo(state);
    }

    private static Fact step(Product product, TherapyPhase phase) {
        return therapy(2, 2, product, phase);
    }

    private static PumpTelemetryState telemetry(boolean regular, Instant last, Instant newest) {
        return new PumpTelemetryState(regular, last, newest);
    }

    private static PumpTelemetryState after(Fact... facts) {
        SignalStates states = SignalStates.empty(Scene.RULES, AlertPolicy.SIGNALS);
        PumpTelemetryState state = PumpTelemetry.INSTANCE.initial();
        for (Fact fact : facts) {
            state = PumpTelemetry.INSTANCE.after(state, fact, states);
        }
        return state;
    }
}
