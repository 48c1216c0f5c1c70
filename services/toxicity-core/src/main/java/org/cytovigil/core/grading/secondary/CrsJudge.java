// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.grading.table.Judgement;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/** Says of each criterion whether it holds in a picture; what weighs how much is left to the tables. */
final class CrsJudge {
    private static final List<CrsCriterion> CREATININE =
            List.of(CrsCriterion.CREATININE_2, CrsCriterion.CREATININE_3, CrsCriterion.CREATININE_4);
    private static final List<CrsCriterion> TRANSAMINASES =
            List.of(CrsCriterion.TRANSAMINASES_2, CrsCriterion.TRANSAMINASES_3, CrsCriterion.TRANSAMINASES_4);
    private static final List<CrsCriterion> BILIRUBIN =
            List.of(CrsCriterion.BILIRUBIN_2, CrsCriterion.BILIRUBIN_3, CrsCriterion.BILIRUBIN_4);
    private static final List<CrsCriterion> OTHER =
            List.of(CrsCriterion.OTHER_ORGAN_2, CrsCriterion.OTHER_ORGAN_3, CrsCriterion.OTHER_ORGAN_4);

    private final GradingRules rules;
    private final CrsPicture picture;
    private final Map<CrsCriterion, Judgement> judgements = new EnumMap<>(CrsCriterion.class);

    private CrsJudge(GradingRules rules, CrsPicture picture) {
        this.rules = rules;
        this.picture = picture;
    }

    static Map<CrsCriterion, Judgement> judge(GradingRules rules, CrsPicture picture) {
        CrsJudge judge = new CrsJudge(rules, picture);
        judge.pressure();
        judge.oxygen();
        judge.organs();
        judge.circumstances();
        return judge.judgements;
    }

    private void put(CrsCriterion criterion, Judgement judgement) {
        judgements.put(criterion, judgement);
    }

    /** An unknown pressure may be one that vasopressors hold; with a vasopressor running the pressure adds nothing. */
    private void pressure() {
        PressorLoad load = picture.pressors();
        boolean unsure = picture.unsure().contains(Subject.BLOOD_PRESSURE) && !load.any();
        Judgement otherwise = unsure ? new Judgement(Truth.UNKNOWN, Subject.BLOOD_PRESSURE.name()) : Judgement.NO;
        boolean vasopressinCounts =
                rules.decimal(RuleKey.SCALES_COUNT_VASOPRESSIN).signum() > 0;
        int drugs = load.counted() + (load.vasopressin() && vasopressinCounts ? 1 : 0);
        put(CrsCriterion.HYPOTENSION, picture.hypotension() ? Judgement.YES : otherwise);
        put(CrsCriterion.SEVERAL_FLUID_BOLUSES, fluids(otherwise));
        put(CrsCriterion.ONE_VASOPRESSOR, load.any() ? Judgement.YES : otherwise);
        put(CrsCriterion.SEVERAL_VASOPRESSORS, drugs > 1 ? Judgement.YES : otherwise);
        put(CrsCriterion.HIGH_DOSE_LEE, load.any() ? dose(load.highByLee()) : otherwise);
        put(CrsCriterion.HIGH_DOSE_PENN, load.any() ? dose(load.highByPenn()) : otherwise);
    }

    private Judgement fluids(Judgement otherwise) {
        if (!picture.hypotension()) {
            return otherwise;
        }
        return switch (picture.fluids()) {
            case SEVERAL_BOLUSES -> Judgement.YES;
            case UNKNOWN -> new Judgement(Truth.UNKNOWN, Subject.FLUIDS.name());
            case NONE, ONE_BOLUS -> otherwise;
        };
    }

    private static Judgement dose(Truth high) {
        return Judgement.of(high, "VASOPRESSOR_DOSE");
    }

    private void oxygen() {
        OxygenNeed need = picture.oxygen();
        if (need.state() == OxygenNeed.State.UNSURE) {
            Judgement unsure = new Judgement(Truth.UNKNOWN, Subject.VENTILATION.name());
            put(CrsCriterion.OXYGEN_NEEDED, unsure);
            put(CrsCriterion.OXYGEN_FROM_40_PERCENT, unsure);
            put(CrsCriterion.VENTILATOR, unsure);
            return;
        }
        Judgement otherwise = picture.unsure().contains(Subject.OXYGENATION)
                ? new Judgement(Truth.UNKNOWN, Subject.OXYGENATION.name())
                : Judgement.NO;
        Judgement forty = Judgement.of(need.fromFortyPercent(rules), "FIO2");
        put(CrsCriterion.OXYGEN_NEEDED, need.any() ? Judgement.YES : otherwise);
        put(CrsCriterion.OXYGEN_FROM_40_PERCENT, forty.holds() == Truth.NO ? otherwise : forty);
        put(CrsCriterion.VENTILATOR, need.ventilator() ? Judgement.YES : otherwise);
    }

    private void organs() {
        OrganToxicity organs = picture.organs();
        organ(CREATININE, organs.creatinine());
        organ(TRANSAMINASES, organs.transaminases());
        organ(BILIRUBIN, organs.bilirubin());
        organ(OTHER, organs.other());
    }

    private void organ(List<CrsCriterion> fromGradeTwo, @Nullable GradeRange range) {
        boolean required = rules.decimal(RuleKey.SCALES_ORGANS_REQUIRED).compareTo(BigDecimal.ZERO) > 0;
        boolean stale = picture.unsure().contains(fromGradeTwo.get(0).subject());
        GradeRange known = range == null ? new GradeRange(0, 4) : stale ? new GradeRange(range.lowest(), 4) : range;
        for (int grade = 2; grade <= 4; grade++) {
            CrsCriterion criterion = fromGradeTwo.get(grade - 2);
            boolean open = (required || stale || range != null) && known.highest() >= grade;
            put(
                    criterion,
                    known.lowest() >= grade
                            ? Judgement.YES
                            : Judgement.of(
                                    open ? Truth.UNKNOWN : Truth.NO,
                                    criterion.subject().name()));
        }
    }

    private void circumstances() {
        boolean unsure = picture.unsure().contains(Subject.TEMPERATURE);
        put(
                CrsCriterion.FEVER,
                picture.feverNow()
                        ? Judgement.YES
                        : Judgement.of(unsure ? Truth.UNKNOWN : Truth.NO, Subject.TEMPERATURE.name()));
        put(CrsCriterion.COAGULOPATHY_TREATED, Judgement.of(picture.coagulopathyTreated(), Subject.COAGULATION.name()));
        put(CrsCriterion.HOSPITALISED_FOR_CRS, Judgement.of(picture.hospitalisedForCrs(), Subject.STAY.name()));
    }
}
