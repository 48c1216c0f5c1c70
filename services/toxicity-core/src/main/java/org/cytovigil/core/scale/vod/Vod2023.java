// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Criteria;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.therapy.Given;

/**
 * Veno-occlusive disease by EBMT 2023 (docs/clinical/vod.md#adults-2023): how sure the diagnosis is, without any limit
 * of onset. A diagnosis, not a severity.
 */
public final class Vod2023 extends RememberingScale<VodMemory> {
    /** Stable id of the scale. */
    public static final String ID = "vod-ebmt-2023";

    private static final Criteria CRITERIA = Criteria.read(Vod2023.class, "vod-ebmt-2023.csv");
    private static final int PROBABLE = CRITERIA.row("PROBABLE", "PROBABLE").fixedGrade();
    private static final int CLINICAL = CRITERIA.row("CLINICAL", "CLINICAL").fixedGrade();
    private static final int PROVEN = CRITERIA.row("PROVEN", "PROVEN").fixedGrade();
    private static final int NEEDED = 2;

    /** The scale. */
    public Vod2023() {
        super(
                new Card(ID, "VOD (2023)", CRITERIA, AlertProfile.standard().paging(1, PROVEN + 1), VodSigns.signals())
                        .suggesting(new TherapySuggestions(ID)),
                VodMemory.class,
                VodMemory.NOTHING);
    }

    @Override
    public Judged<VodMemory> judge(Moment moment, VodMemory memory) {
        VodSigns signs = VodSigns.of(moment);
        if (!signs.begun()) {
            return new Judged<>(null, VodMemory.NOTHING);
        }
        Tally tally = new Tally();
        Truth three = VodSigns.atLeast(NEEDED, signs.painfulLiver(), signs.heavier(), signs.ascites());
        tally.weigh(
                signs.histology().or(signs.portalPressure()), "PROVEN", PROVEN, proof(signs), "LIVER_HISTOLOGY_VOD");
        weigh(tally, signs.jaundice().and(three), "CLINICAL", CLINICAL, signs);
        weigh(
                tally,
                VodSigns.atLeast(
                        NEEDED,
                        signs.jaundice(),
                        signs.painfulLiver(),
                        signs.heavier(),
                        signs.ascites(),
                        signs.imaging()),
                "PROBABLE",
                PROBABLE,
                signs);
        VodMemory next = memory.onset(moment.at(), tally.grade() > 0);
        onset(tally, signs, next);
        Assessment assessment = tally.assessment();
        return new Judged<>(assessment, next);
    }

    private static void weigh(Tally tally, Truth truth, String criterion, int grade, VodSigns signs) {
        if (truth == Truth.YES) {
            tally.holds(criterion, grade, signsFound(signs));
        } else if (truth == Truth.UNKNOWN) {
            if (signs.jaundice() == Truth.UNKNOWN) {
                tally.may(grade, "BILIRUBIN_TOTAL");
            }
            if (signs.heavier() == Truth.UNKNOWN) {
                tally.may(grade, "WEIGHT");
            }
        }
    }

    private static List<String> proof(VodSigns signs) {
        List<String> histology = signs.evidence(FindingKind.LIVER_HISTOLOGY_VOD);
        return histology.isEmpty() ? signs.evidence(FindingKind.HVPG) : histology;
    }

    private static List<String> signsFound(VodSigns signs) {
        return Stream.of(
                        signs.evidence(Parameter.BILIRUBIN_TOTAL),
                        signs.evidence(FindingKind.HEPATOMEGALY),
                        signs.evidence(FindingKind.ASCITES),
                        signs.evidence(Parameter.WEIGHT),
                        signs.evidence(FindingKind.LIVER_ULTRASOUND_VOD))
                .flatMap(List::stream)
                .toList();
    }

    private static void onset(Tally tally, VodSigns signs, VodMemory memory) {
        Given dose = memory.onset().equals(Instant.MAX) ? null : signs.therapy().lastDose(memory.onset());
        if (dose != null) {
            Instant ends = dose.at().plus(signs.moment().rules().duration(RuleKey.VOD_CLASSICAL));
            tally.flag(memory.onset().isAfter(ends) ? Flag.LATE_ONSET : Flag.CLASSICAL);
        }
    }
}
