// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that a monitor samples counts like the same value charted by hand, on both sides of every limit of a score. */
class SampledVitalsTest {
    private static final String INDEX =
            "therapy NONE; D1 07:00 THERAPY TISAGENLECLEUCEL INFUSED; 08:00 LAB HAEMOGLOBIN 9 g/dL; "
                    + "08:00 LAB WBC 4 10*9/L; 08:00 LAB PLATELETS 90 10*9/L; 08:00 LAB FERRITIN 3000 ng/mL; "
                    + "08:00 LAB TRIGLYCERIDES 200 mg/dL; 08:00 LAB FIBRINOGEN 200 mg/dL; 08:00 LAB AST 50 U/L; ";

    @ParameterizedTest
    @CsvSource({
        "T, 34, 41, 0.05, NEWS2, 40",
        "SpO2, 80, 100, 0.5, NEWS2, 40",
        "RR, 5, 40, 0.5, NEWS2, 40",
        "HR, 30, 150, 0.5, NEWS2, 40",
        "SBP, 80, 230, 0.5, NEWS2, 40",
        "RR, 5, 70, 0.5, PEWS, 1",
        "RR, 5, 70, 0.5, PEWS, 6",
        "RR, 5, 70, 0.5, PEWS, 13",
        "HR, 40, 200, 0.5, PEWS, 1",
        "HR, 40, 200, 0.5, PEWS, 6",
        "HR, 40, 200, 0.5, PEWS, 13",
        "T, 37, 41, 0.05, HSCORE, 40",
    })
    void aSampleCountsLikeAReading(
            String vital, BigDecimal from, BigDecimal to, BigDecimal step, String system, int years) {
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            String charted = "age %d; no days; %s08:00 %s %s"
                    .formatted(years, system.equals("HSCORE") ? INDEX : "therapy NONE; ", vital, value);
            assertThat(told(charted + " CONTINUOUS", system))
                    .as("%s %s", vital, value)
                    .isNotEmpty()
                    .isEqualTo(told(charted, system));
        }
    }

    private static List<String> told(String given, String system) {
        CaseFacts facts = CaseFacts.read(given);
        return new ConvergedGrades(GradingCatalogue.known(), facts.rules())
                .lines(facts.facts(), facts.until()).stream()
                        .filter(line -> line.system().equals(WorkedCasesTest.system(system)))
                        .map(line -> String.format(
                                Locale.ROOT,
                                "%s %d %s",
                                line.span().from(),
                                line.span().assessment().grade(),
                                line.span().assessment().index()))
                        .toList();
    }
}
