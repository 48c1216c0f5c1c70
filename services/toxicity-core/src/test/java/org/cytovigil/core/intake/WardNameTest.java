// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.cytovigil.core.fact.PatientDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ward is who is paged: blanks and marks that nobody sees make no other ward of it. */
class WardNameTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "5W,5W",
                " 5W ,5W",
                "5W\u00A0,5W",
                "\u200B5W\uFEFF,5W",
                "Ward 5 W,Ward 5 W",
                "\u75C5\u68DF5,\u75C5\u68DF5",
                "\u0645\u06CC\u200C\u0634,\u0645\u06CC\u200C\u0634",
                "5w,5w",
                " \u200B,"
            })
    void aNameIsWhatIsSeenOfIt(String sent, @Nullable String ward) {
        TextFields event = new TextFields(
                Map.of("type", "patient", "patient", "p1", "id", "w", "at", NOW.toString(), "unit", sent));
        IntakeResult judged = new Intake().accept(event, NOW, NOW);
        assertThat(judged)
                .isInstanceOfSatisfying(
                        IntakeResult.Accepted.class,
                        accepted -> assertThat(((PatientDetails) accepted.fact()).unit())
                                .isEqualTo(ward));
    }
}
