// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
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

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Vod2023.class, "vod-ebmt-2023.csv");
    private static final CriteriaRow PROBABLE = CRITERIA.row("PROBABLE");
    private static final CriteriaRow CLINICAL = CRITERIA.row("CLINICAL");
    private static final CriteriaRow PROVEN = CRITERIA.row("PROVEN");
    private static final int NEEDED = 2;

    /** The scale. */
    public Vod2023() {
        super(
                new Card(
                                ID,
                                "VOD (2023)",
                                CRITERIA,
                                AlertProfile.standard().paging(PROBABLE.fixedGrade(), PROVEN.fixedGrade() + 1),
                                VodSigns.signals())
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
                signs.histology().or(signs.portalPressure()),
                "PROVEN",
                PROVEN.fixedGrade(),
                proof(signs),
                "LIVER_HISTOLOGY_VOD");
        weigh(tally, signs.jaundice().and(three), CLINICAL, signs);
        weigh(
                tally,
                VodSigns.atLeast(
                        NEEDED,
                        signs.jaundice(),
                        signs.painfulLiver(),
                        signs.heavier(),
                        signs.ascites(),
                        signs.imaging()),
                PROBABLE,
                signs);
        VodMemory next = memory.onset(moment.at(), tally.grade() > 0);
        onset(tally, signs, next);
        Assessment assessment = tally.assessment();
        return new Judged<>(assessment, next);
    }

    /** What proves the disease by now, histology or the pressure of the portal vein; empty where nothing does. */
    public static List<String> provenBy(Moment moment) {
        VodSigns signs = VodSigns.of(moment);
        boolean proven = signs.begun() && signs.histology().or(signs.portalPressure()) == Truth.YES;
        return proven ? proof(signs) : List.of();
    }

    private static void weigh(Tally tally, Truth truth, CriteriaRow row, VodSigns signs) {
        if (truth == Truth.YES) {
            tally.holds(row, signsFound(signs));
        } else if (truth == Truth.UNKNOWN) {
            if (signs.jaundice() == Truth.UNKNOWN) {
                tally.may(row.fixedGrade(), "BILIRUBIN_TOTAL");
            }
            if (signs.heavier() == Truth.UNKNOWN) {
                tally.may(row.fixedGrade(), "WEIGHT");
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
