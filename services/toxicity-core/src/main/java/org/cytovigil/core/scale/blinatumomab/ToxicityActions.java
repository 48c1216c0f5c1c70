// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.grading.ctcae.CtcaeLaboratory;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/** Which texts of the label hold for toxicities; the worst of each kind only. */
public final class ToxicityActions {
    static final Duration NEURO_SLOW = Duration.ofDays(7);
    private static final Duration OTHER_SLOW = Duration.ofDays(14);

    private ToxicityActions() {}

    /** Codes of {@code blinatumomab-actions.csv} that hold, those of CRS first. */
    static List<String> of(LabelToxicity toxicity) {
        List<String> codes = new ArrayList<>();
        add(codes, toxicity.crs() == 3, "CRS_3_INTERRUPT");
        add(codes, toxicity.crs() >= 4, "CRS_4_DISCONTINUE");
        add(codes, toxicity.seizures() > 1, "SEIZURES_DISCONTINUE");
        neuro(codes, toxicity);
        other(codes, toxicity);
        add(codes, toxicity.liver() == Truth.YES, "LIVER_INTERRUPT");
        return codes;
    }

    /** Whether a limit of the liver is exceeded; unknown when no value exceeds it and one cannot be told. */
    public static Truth liver(@Nullable LabValue alt, @Nullable LabValue ast, @Nullable LabValue bilirubin) {
        return above(alt, "5").or(above(ast, "5")).or(above(bilirubin, "3"));
    }

    private static Truth above(@Nullable LabValue value, String multiple) {
        return value == null ? Truth.UNKNOWN : CtcaeLaboratory.aboveUln(value, multiple);
    }

    private static void neuro(List<String> codes, LabelToxicity toxicity) {
        boolean start = toxicity.neuro() == 3 && toxicity.atStartingDose() == Truth.YES;
        boolean slow = toxicity.neuro() == 3 && toxicity.neuroLasted().compareTo(NEURO_SLOW) > 0;
        add(codes, start, "NEURO_3_AT_STARTING_DOSE_DISCONTINUE");
        add(codes, slow, "NEURO_3_SLOW_DISCONTINUE");
        add(codes, toxicity.neuro() == 3 && !start && !slow, "NEURO_3_WITHHOLD");
        add(codes, toxicity.neuro() >= 4, "NEURO_4_DISCONTINUE");
    }

    private static void other(List<String> codes, LabelToxicity toxicity) {
        boolean slow = toxicity.otherLasted().compareTo(OTHER_SLOW) > 0;
        add(codes, toxicity.other() == 3 && slow, "OTHER_3_SLOW_DISCONTINUE");
        add(codes, toxicity.other() == 3 && !slow, "OTHER_3_WITHHOLD");
        add(codes, toxicity.other() >= 4, "OTHER_4_CONSIDER_DISCONTINUING");
    }

    private static void add(List<String> codes, boolean holds, String code) {
        if (holds) {
            codes.add(code);
        }
    }
}
