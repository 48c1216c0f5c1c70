// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    private static final Instant NOW = Instant.parse("2026-01-03T08:00:00Z");
    private static final Intake INTAKE = new Intake();

    /** An event of texts; {@code baseline.ice} is field ice of object baseline. */
    private record Texts(Map<String, String> texts, String prefix) implements EventFields {
        @Override
        public @Nullable String text(String field) {
            return texts.get(prefix + field);
        }

        @Override
        public @Nullable EventFields nested(String field) {
            String inner = prefix + field + ".";
            return texts.keySet().stream().anyMatch(name -> name.startsWith(inner)) ? new Texts(texts, inner) : null;
        }
    }

    private static IntakeResult judge(String... more) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "type", "observation",
                "patient", "p1",
                "id", "o1",
                "at", "2026-01-03T07:59:00Z",
                "parameter", "TEMPERATURE",
                "value", "38.6",
                "unit", "Cel"));
        for (int index = 0; index < more.length; index += 2) {
            texts.put(more[index], more[index + 1]);
        }
        return INTAKE.accept(new Texts(texts, ""), NOW, NOW);
    }

    private static String code(String... more) {
        IntakeResult result = judge(more);
        return result instanceof IntakeResult.Rejected rejected
                ? rejected.code().name()
                : "accepted";
    }

    @ParameterizedTest
    @CsvSource({
        "observation, unit",
        "observation, source",
        "observation, id",
        "observation, code",
        "observation, site",
        "attribution, by",
        "medication, drug",
        "therapy, doseUnit",
    })
    void aTextWithAControlCharacterOrWithoutEndIsRefusedInAnyField(String type, String field) {
        assertThat(code("type", type, field, "6E\u0000")).isEqualTo("MALFORMED");
        assertThat(code("type", type, field, "x".repeat(1_000_000))).isEqualTo("MALFORMED");
        assertThat(code("type", type, field, "half \uD83D of one")).isEqualTo("MALFORMED");
    }

    @Test
    void aNoteMayBeLonger() {
        assertThat(code("note", "x".repeat(2000))).isEqualTo("accepted");
        assertThat(code("note", "x".repeat(2001))).isEqualTo("MALFORMED");
        assertThat(code("type", "neuro", "finding", "NOT_DONE", "reason", "x".repeat(2001)))
                .isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({
        "38.6, accepted",
        "38.6000000000000000, accepted",
        "38.60000000000000000, MALFORMED",
        "386E-1, accepted",
        "1e13, MALFORMED",
        "1e400000, MALFORMED",
        "1e999999999, MALFORMED",
        "1e-13, MALFORMED",
        "0.0000000000001, MALFORMED",
    })
    void aNumberHasAtMost18DigitsAndAnExponentOf12(String value, String outcome) {
        assertThat(code("value", value)).isEqualTo(outcome);
        assertThat(code("uln", value)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-03T08:05:00Z, accepted",
        "2026-01-03T08:05:01Z, FUTURE",
        "2099-01-01T00:00:00Z, FUTURE",
        "+999999999-12-31T23:59:59Z, IMPLAUSIBLE",
        "-999999999-01-01T00:00:00Z, IMPLAUSIBLE",
        "-5000-01-01T00:00:00Z, IMPLAUSIBLE",
        "1899-12-31T23:59:59Z, IMPLAUSIBLE",
        "1900-01-01T00:00:00Z, accepted",
        "1970-01-21T15:00:00Z, accepted",
        "2026-01-03, MALFORMED",
    })
    void aTimeIsFrom1900OnAndNotAheadOfTheReceiversClock(String at, String outcome) {
        assertThat(code("at", at)).as("at").isEqualTo(outcome);
        assertThat(code("at", at, "arrivedAt", at))
                .as("its own arrival is no excuse")
                .isEqualTo(outcome);
    }

    @Test
    void anArrivalAheadOfTheClockIsRefusedToo() {
        assertThat(code("arrivedAt", "2036-01-01T00:00:00Z")).isEqualTo("FUTURE");
        assertThat(code("arrivedAt", "2026-01-03T08:05:00Z")).isEqualTo("accepted");
    }

    @Test
    void aCarriersStampAheadOfTheClockIsNotBelieved() {
        Map<String, String> texts = Map.of(
                "type",
                "observation",
                "patient",
                "p1",
                "at",
                "2026-01-03T07:59:00Z",
                "parameter",
                "SPO2",
                "value",
                "96",
                "unit",
                "%");
        assertThat(INTAKE.accept(new Texts(texts, ""), NOW.plusSeconds(3600), NOW))
                .isInstanceOfSatisfying(
                        IntakeResult.Accepted.class,
                        accepted -> assertThat(accepted.fact().arrivedAt()).isEqualTo(NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "neuro, score, n/a",
        "neuro, endedAt, yesterday",
        "therapy, cycle, 1.5",
        "observation, artefact, perhaps",
        "observation, quality.perfusionIndex, good",
        "medication, dose, some",
        "patient, birthDate, 19800101",
        "patient, baseline.ice, ten",
        "patient, baseline.creatinine, 1e99",
    })
    void aRemovalIsHeldToTheTypesOfItsFieldsToo(String type, String field, String text) {
        assertThat(code("type", type, "status", "ENTERED_IN_ERROR", field, text))
                .isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"birthDate, 19800101", "baseline.ice, 1E12", "weightKg, heavy"})
    void aMergeIsHeldToTheTypesOfItsFieldsToo(String field, String text) {
        assertThat(code("type", "patient", "mergedInto", "p2", field, text)).isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "birthDate", "drug", "items", "baseline", "name"})
    void anObjectUnderTheNameOfAFieldOfAnotherTypeIsReadOver(String field) {
        assertThat(code(field + ".family", "Doe")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "000000",
                "0000-00",
                "99999",
                "9999",
                "999999999",
                "11111111",
                "UNKNOWN",
                "unknown",
                "Unk",
                "NONE",
                "null",
                "N.A.",
                "XXX",
                "-",
                "..",
                "No_Patient",
                "unassigned",
                "TBD"
            })
    void whatStandsForNobodyIsNoPatient(String patient) {
        assertThat(code("patient", patient)).isEqualTo("NO_PATIENT");
        assertThat(code("type", "patient", "mergedInto", patient)).isEqualTo("NO_PATIENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12345", "99998", "100000", "p0", "CART-0007", "unknown-7", "X1", "999"})
    void anythingElseIsOne(String patient) {
        assertThat(code("patient", patient)).isEqualTo("accepted");
    }

    @Test
    void theDetailOfARejectionQuotesNothingThatWasSent() {
        assertThat(judge("unit", "Jane Doe")).isInstanceOfSatisfying(IntakeResult.Rejected.class, rejected -> {
            assertThat(rejected.detail()).doesNotContain("Jane");
            assertThat(rejected.reason()).contains("'Jane Doe'");
        });
        assertThat(judge("value", "386"))
                .isInstanceOfSatisfying(
                        IntakeResult.Rejected.class,
                        rejected -> assertThat(rejected.detail()).doesNotContain("386"));
    }
}
