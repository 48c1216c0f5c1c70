// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcaeLaboratoryTest {
    private final CtcaeLaboratory laboratory = CtcaeLaboratory.load();

    @ParameterizedTest(name = "{0} {1}, limits {2} to {3}, baseline {4}: {5}")
    @CsvSource({
        // creatinine: multiples of the limit or of the baseline
        "CREATININE, 1.0, , 1.0, 1.0, 0",
        "CREATININE, 1.01, , 1.0, 1.0, 1",
        "CREATININE, 1.5, , 1.0, 1.0, 1",
        "CREATININE, 1.51, , 1.0, 1.0, 2",
        "CREATININE, 3.0, , 1.0, 1.0, 2",
        "CREATININE, 3.01, , 1.0, 1.0, 3",
        "CREATININE, 6.0, , 1.0, 1.0, 3",
        "CREATININE, 6.01, , 1.0, 1.0, 4",
        "CREATININE, 1.0, , 1.2, 0.3, 3",
        "CREATININE, 0.5, , 1.2, 0.3, 2",
        "CREATININE, 3.2, , , 0.8, 3-4",
        "CREATININE, 0.9, , 1.0, , 0-3",
        "CREATININE, 0.9, , , , unknown",
        // transaminases: the limit, or the baseline where that was abnormal
        "ALT, 40, , 40, , 0",
        "ALT, 40.1, , 40, , 1",
        "ALT, 120, , 40, , 1",
        "ALT, 120.1, , 40, , 2",
        "ALT, 200, , 40, , 2",
        "ALT, 200.1, , 40, , 3",
        "AST, 800, , 40, , 3",
        "AST, 801, , 40, , 4",
        "AST, 200, , 40, 100, 1",
        "AST, 300, , 40, 100, 1",
        "AST, 301, , 40, 100, 2",
        "AST, 100, , 40, 100, 0",
        "AST, 50, , 40, 40, 1",
        "AST, 501, , 40, 100, 3",
        "AST, 2001, , 40, 100, 4",
        "ALT, 1000, , , , unknown",
        "ALT, >200, , 40, , 3-4",
        "ALT, <200, , 40, , 0-2",
        "ALT, <40, , 40, , 0",
        // bilirubin
        "BILIRUBIN_TOTAL, 1.2, , 1.2, , 0",
        "BILIRUBIN_TOTAL, 1.8, , 1.2, , 1",
        "BILIRUBIN_TOTAL, 1.81, , 1.2, , 2",
        "BILIRUBIN_TOTAL, 3.6, , 1.2, , 2",
        "BILIRUBIN_TOTAL, 3.61, , 1.2, , 3",
        "BILIRUBIN_TOTAL, 12.0, , 1.2, , 3",
        "BILIRUBIN_TOTAL, 12.01, , 1.2, , 4",
        "BILIRUBIN_TOTAL, 4.0, , 1.2, 2.0, 2",
        // fibrinogen
        "FIBRINOGEN, 200, 200, , , 0",
        "FIBRINOGEN, 199, 200, , , 1",
        "FIBRINOGEN, 150, 200, , , 1",
        "FIBRINOGEN, 149, 200, , , 2",
        "FIBRINOGEN, 99, 200, , , 3",
        "FIBRINOGEN, 50, 200, , , 3",
        "FIBRINOGEN, 49.9, 200, , , 4",
        "FIBRINOGEN, 59, 240, , , 4",
        "FIBRINOGEN, 80, , , , 0-4",
        "FIBRINOGEN, <60, , , , unknown",
        "FIBRINOGEN, <50, , , , 4",
        // counts
        "ANC, 2.0, 1.8, , , 0",
        "ANC, 1.79, 1.8, , , 1",
        "ANC, 1.5, 1.8, , , 1",
        "ANC, 1.49, 1.8, , , 2",
        "ANC, 0.99, , , , 3",
        "ANC, 1.0, , , , 2",
        "ANC, 0.5, , , , 3",
        "ANC, 0.49, , , , 4",
        "ANC, 1.6, , , , 0-1",
        "ANC, <0.5, , , , 4",
        "ANC, <0.6, , , , 3-4",
        "PLATELETS, 150, 150, , , 0",
        "PLATELETS, 75, 150, , , 1",
        "PLATELETS, 74, 150, , , 2",
        "PLATELETS, 49, , , , 3",
        "PLATELETS, 25, , , , 3",
        "PLATELETS, 24, , , , 4",
        // corrected QT
        "QTCF, 449, , , 440, 0",
        "QTCF, 450, , , 440, 1",
        "QTCF, 480, , , 440, 1",
        "QTCF, 481, , , 440, 2",
        "QTCF, 500, , , 440, 2",
        "QTCF, 501, , , 445, 3",
        "QTCF, 460, , , 400, 1",
        "QTCF, 461, , , 400, 3",
        "QTCF, 470, , , , 1-3",
    })
    void aValueHasTheGradeOfItsRow(
            String parameter,
            String value,
            @Nullable BigDecimal lln,
            @Nullable BigDecimal uln,
            @Nullable BigDecimal baseline,
            String grade) {
        LabValue lab = new LabValue(Quantity.parse(value).orElseThrow(), lln, uln, baseline, Truth.UNKNOWN);
        assertThat(graded(Parameter.valueOf(parameter), lab)).isEqualTo(grade);
    }

    @ParameterizedTest(name = "lipase {0} with symptoms {1}: {2}")
    @CsvSource({
        "60, NO, 0",
        "61, NO, 1",
        "90, YES, 1",
        "91, YES, 2",
        "120, YES, 2",
        "121, NO, 2",
        "121, YES, 3",
        "121, UNKNOWN, 2-3",
        "300, NO, 2",
        "301, NO, 3",
        "301, YES, 4",
        "301, UNKNOWN, 3-4",
    })
    void lipaseAndAmylaseDependOnSymptoms(String value, Truth symptoms, String grade) {
        LabValue lab = LabValue.of(value).withUln("60").withSymptoms(symptoms);
        assertThat(graded(Parameter.LIPASE, lab)).isEqualTo(grade);
        assertThat(graded(Parameter.AMYLASE, lab)).isEqualTo(grade);
    }

    /** With a grade proven that nothing exceeds, the limit that the laboratory did not send leaves nothing open. */
    @Test
    void whatALimitLeavesOpenLiesAboveWhatIsProven() {
        assertThat(laboratory.unlimited(Parameter.FIBRINOGEN, LabValue.of("40")))
                .isZero();
        assertThat(laboratory.unlimited(Parameter.FIBRINOGEN, LabValue.of("60")))
                .isEqualTo(4);
    }

    @Test
    void tenValuesHaveGradesAndTheWorseOfTwoCounts() {
        assertThat(laboratory.items())
                .containsExactlyInAnyOrder(
                        Parameter.CREATININE,
                        Parameter.ALT,
                        Parameter.AST,
                        Parameter.BILIRUBIN_TOTAL,
                        Parameter.FIBRINOGEN,
                        Parameter.ANC,
                        Parameter.PLATELETS,
                        Parameter.QTCF,
                        Parameter.LIPASE,
                        Parameter.AMYLASE);
        assertThat(GradeRange.of(2).worse(new GradeRange(1, 3))).isEqualTo(new GradeRange(2, 3));
    }

    @Test
    void aRangeIsInOrder() {
        assertThatThrownBy(() -> new GradeRange(3, 2)).hasMessage("grades 3 to 2");
        assertThatThrownBy(() -> new GradeRange(-1, 2)).hasMessage("grades -1 to 2");
        assertThatThrownBy(() -> new GradeRange(0, 5)).hasMessage("grades 0 to 5");
    }

    @Test
    void whatHasNoGradesIsUnknown() {
        assertThat(laboratory.grade(Parameter.CRP, LabValue.of("500"))).isEmpty();
    }

    @Test
    void aMissingLimitNeverLowersTheHighestGrade() {
        for (Parameter parameter : laboratory.items()) {
            for (int i = 1; i < 2000; i += 3) {
                LabValue full = LabValue.of(Integer.toString(i))
                        .withUln("40")
                        .withLln("200")
                        .withBaseline("40");
                GradeRange known = laboratory.grade(parameter, full).orElseThrow();
                LabValue less = LabValue.of(Integer.toString(i));
                laboratory
                        .grade(parameter, less)
                        .ifPresent(range -> assertThat(range)
                                .as("%s %s", parameter, less)
                                .matches(wide -> wide.highest() >= known.highest() && wide.lowest() <= known.lowest()));
            }
        }
    }

    private String graded(Parameter parameter, LabValue lab) {
        return laboratory
                .grade(parameter, lab)
                .map(range ->
                        range.isExact() ? Integer.toString(range.lowest()) : range.lowest() + "-" + range.highest())
                .orElse("unknown");
    }
}
