// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.cytovigil.core.drug.VasopressorDoses.Scale;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VasopressorDosesTest {
    private final VasopressorDoses doses = VasopressorDoses.load();

    @ParameterizedTest(name = "{0} at {1} kg: Lee {2}, Penn by minute {3}, by kilogram {4}")
    @CsvSource({
        "norepinephrine 19.99 ug/min, 120, NO, NO, NO",
        "norepinephrine 20 ug/min, 80, YES, YES, YES",
        "norepinephrine 20 ug/min, 120, YES, YES, NO",
        "norepinephrine 20 ug/min, 100, YES, YES, YES",
        "norepinephrine 0.05 ug/kg/min, 80, NO, NO, NO",
        "norepinephrine 0.2 ug/kg/min, 80, NO, NO, YES",
        "norepinephrine 0.25 ug/kg/min, 80, YES, YES, YES",
        "norepinephrine 1.2 mg/h, 200, YES, YES, NO",
        "norepinephrine 1.1999 mg/h, 200, NO, NO, NO",
        "norepinephrine 0.1 mg/h,, NO, NO, UNKNOWN",
        "norepinephrine 10 ug/min, 50, NO, NO, YES",
        "norepinephrine 10 ug/min,, NO, NO, UNKNOWN",
        "norepinephrine 25 ug/min,, YES, YES, UNKNOWN",
        "norepinephrine 0.1 ug/kg/min,, UNKNOWN, UNKNOWN, NO",
        "norepinephrine ? ug/min, 80, UNKNOWN, UNKNOWN, UNKNOWN",
        "norepinephrine 5 mL/h, 80, UNKNOWN, UNKNOWN, UNKNOWN",
        "norepinephrine 5 ?, 80, UNKNOWN, UNKNOWN, UNKNOWN",
        "norepinephrine 10 ug/min + norepinephrine 10 ug/min, 200, YES, YES, NO",
        "norepinephrine 20 ug/min + norepinephrine ? ?, 200, YES, YES, UNKNOWN",
        "dopamine 9.9 ug/kg/min, 70, NO, NO, NO",
        "dopamine 10 ug/kg/min,, YES, YES, YES",
        "dopamine 700 ug/min, 70, YES, YES, YES",
        "dopamine 699.9 ug/min, 70, NO, NO, NO",
        "phenylephrine 200 ug/min,, YES, YES, YES",
        "phenylephrine 199 ug/min,, NO, NO, NO",
        "epinephrine 9.9 ug/min, 120, NO, NO, NO",
        "epinephrine 0.1 ug/kg/min, 60, NO, NO, YES",
        "epinephrine 10 ug/min, 120, YES, YES, NO",
        "vasopressin ? ?,, NO, NO, NO",
        "vasopressin 0.03 [IU]/min + norepinephrine 9.9 ug/min, 120, NO, NO, NO",
        "vasopressin 0.03 [IU]/min + norepinephrine 10 ug/min, 120, YES, YES, NO",
        "vasopressin 0.03 [IU]/min + norepinephrine 10 ug/min, 100, YES, YES, YES",
        "terlipressin ? ? + phenylephrine 100 ug/min, 120, YES, YES, NO",
        "norepinephrine 10 ug/min + epinephrine 9.9 ug/min, 120, NO, NO, NO",
        "norepinephrine 0.15 ug/kg/min + epinephrine 0.05 ug/kg/min, 20, NO, NO, YES",
        "norepinephrine 0.15 ug/kg/min + epinephrine 0.049 ug/kg/min, 20, NO, NO, NO",
        "norepinephrine 10 ug/min + epinephrine 5 ug/min + phenylephrine 50 ug/min, 120, YES, YES, NO",
        "norepinephrine 15 ug/min + dopamine 9 ug/kg/min, 120, NO, NO, NO",
        "norepinephrine 15.5 ug/min + dopamine 9 ug/kg/min, 120, YES, YES, NO",
        "dopamine 12 ug/kg/min + norepinephrine 1 ug/min, 120, YES, YES, YES",
        "metaraminol 50 ug/min, 80, UNKNOWN, UNKNOWN, UNKNOWN",
        "metaraminol 50 ug/min + norepinephrine 21 ug/min, 80, YES, YES, YES",
        "norepinephrine 0 ug/kg/min,, NO, NO, NO",
        "norepinephrine -1 ug/min, 80, UNKNOWN, UNKNOWN, UNKNOWN",
        "norepinephrine 5 ug/min, 0, NO, NO, UNKNOWN",
        "selepressin ? ? + norepinephrine 10 ug/min, 120, YES, YES, NO",
    })
    void aHighDoseIsTheListOfItsScale(
            String running, @Nullable BigDecimal weight, Truth lee, Truth minute, Truth kilogram) {
        assertThat(doses.high(Scale.LEE, infusions(running), weight)).as("Lee").isEqualTo(lee);
        assertThat(doses.high(Scale.PENN_MINUTE, infusions(running), weight))
                .as("Penn by the minute")
                .isEqualTo(minute);
        assertThat(doses.high(Scale.PENN_KG_MINUTE, infusions(running), weight))
                .as("Penn by kilogram")
                .isEqualTo(kilogram);
    }

    @Test
    void nothingRunningIsNoHighDose() {
        assertThat(doses.high(Scale.LEE, List.of(), null)).isEqualTo(Truth.NO);
    }

    @Test
    void theEquivalentAddsWhatEachDrugWeighs() {
        assertThat(doses.norepinephrineEquivalent(
                                infusions("norepinephrine 4 ug/min + dopamine 6 ug/kg/min + epinephrine 2 ug/min"
                                        + " + phenylephrine 30 ug/min + vasopressin 0.03 [IU]/min"),
                                null)
                        .orElseThrow()
                        .rounded(3))
                .isEqualByComparingTo("12");
        assertThat(doses.norepinephrineEquivalent(infusions("norepinephrine 1 mg/h"), null)
                        .orElseThrow()
                        .rounded(4))
                .isEqualByComparingTo("16.6667");
        assertThat(doses.norepinephrineEquivalent(infusions("metaraminol 5 ug/min"), null))
                .isEmpty();
        assertThat(doses.norepinephrineEquivalent(infusions("dopamine 100 ug/min"), null))
                .isEmpty();
    }

    @Test
    void oneMoreDrugNeverMakesADoseLower() {
        List<String> all = List.of(
                "norepinephrine 19 ug/min",
                "epinephrine 10 ug/min",
                "dopamine 10 ug/kg/min",
                "phenylephrine 10 ug/min",
                "vasopressin ? ?",
                "metaraminol ? ?");
        for (int some = 0; some < 1 << all.size(); some++) {
            for (int more = 0; more < all.size(); more++) {
                Truth before = doses.high(Scale.PENN_MINUTE, subset(all, some), null);
                Truth after = doses.high(Scale.PENN_MINUTE, subset(all, some | 1 << more), null);
                assertThat(after).isGreaterThanOrEqualTo(before);
            }
        }
    }

    private static List<Infusion> subset(List<String> all, int bits) {
        return all.stream()
                .filter(one -> (bits >> all.indexOf(one) & 1) == 1)
                .map(VasopressorDosesTest::infusion)
                .toList();
    }

    private static List<Infusion> infusions(String text) {
        return Arrays.stream(text.split(" \\+ ", -1))
                .map(VasopressorDosesTest::infusion)
                .toList();
    }

    private static Infusion infusion(String text) {
        List<String> words = List.of(text.split(" ", -1));
        return new Infusion(
                words.get(0),
                words.get(1).equals("?") ? null : new BigDecimal(words.get(1)),
                words.get(2).equals("?") ? null : words.get(2));
    }
}
