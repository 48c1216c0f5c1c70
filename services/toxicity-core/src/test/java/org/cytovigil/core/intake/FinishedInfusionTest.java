// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The end of an infusion is held against its arrival, whenever it is read: never against the clock of who reads it again
 * (docs/clinical/time.md#finished-infusions).
 */
class FinishedInfusionTest {
    @ParameterizedTest(name = "told {0}, received {1}, clock {2}: {3}")
    @CsvSource({
        // a file says nothing of its arrival
        ",,,",
        // as the sender tells it
        "09:55,,,",
        "09:54,,,FUTURE",
        "09:54,11:00,11:00,FUTURE",
        // by the stamp of the record, also when it is read late
        ",09:55,09:56,",
        ",09:54,09:56,FUTURE",
        ",09:54,11:00,FUTURE",
        ",09:54,,FUTURE",
        // by the clock where nothing else is known
        ",,09:55,",
        ",,09:54,FUTURE"
    })
    void theEndLiesNotAheadOfTheArrival(
            @Nullable String told, @Nullable String received, @Nullable String clock, @Nullable String code) {
        Map<String, String> values = new HashMap<>(Map.of(
                "type", "medication",
                "patient", "p1",
                "id", "m",
                "at", at("08:00").toString(),
                "drug", "norepinephrine",
                "action", "GIVEN",
                "until", at("10:00").toString()));
        if (told != null) {
            values.put("arrivedAt", at(told).toString());
        }
        IntakeResult judged = new Intake()
                .accept(
                        new TextFields(values),
                        received == null ? null : at(received),
                        clock == null ? null : at(clock));
        assertThat(
                        judged instanceof IntakeResult.Rejected rejected
                                ? rejected.code().name()
                                : null)
                .isEqualTo(code);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + ":00Z");
    }
}
