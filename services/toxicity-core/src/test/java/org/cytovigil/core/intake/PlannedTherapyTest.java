// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A dose that is announced lies ahead of every clock, as far as one plans; what has happened does not
 * (docs/clinical/crs.md#limits-of-a-course).
 */
class PlannedTherapyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest(name = "{0} {1} {2} ahead: {3}")
    @CsvSource({
        "therapy,PLANNED,P90D,",
        "therapy,PLANNED,P90DT1S,FUTURE",
        "therapy,INFUSED,PT5M,",
        "therapy,INFUSED,PT5M1S,FUTURE",
        "oxygen,PLANNED,PT5M1S,FUTURE"
    })
    void onlyAPlanLiesAhead(String type, String phase, Duration ahead, @Nullable String code) {
        TextFields event = new TextFields(Map.of(
                "type", type,
                "phase", phase,
                "patient", "p1",
                "id", "t",
                "product", "TISAGENLECLEUCEL",
                "device", "ROOM_AIR",
                "at", NOW.plus(ahead).toString()));
        IntakeResult judged = new Intake().accept(event, NOW, NOW);
        String refused = judged instanceof IntakeResult.Rejected rejected
                ? rejected.code().name()
                : null;
        assertThat(refused).isEqualTo(code);
        if (judged instanceof IntakeResult.Accepted accepted) {
            assertThat(accepted.fact().arrivedAt()).isEqualTo(NOW);
        }
    }

    /** An arrival is never planned. */
    @Test
    void thePlanItselfArrivesWhenItArrives() {
        TextFields event = new TextFields(Map.of(
                "type", "therapy",
                "phase", "PLANNED",
                "patient", "p1",
                "id", "t",
                "product", "TISAGENLECLEUCEL",
                "at", NOW.plus(Duration.ofDays(3)).toString(),
                "arrivedAt", NOW.plus(Duration.ofMinutes(6)).toString()));
        assertThat(new Intake().accept(event, NOW, NOW)).isInstanceOf(IntakeResult.Rejected.class);
    }
}
