// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.hlh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.crs.CrsSigns;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.grading.crs.GatedSigns;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.scale.astcticans.IcansMemory;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.PressorSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.DrugSignal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * Haemophagocytic syndrome after immune effector cells (docs/clinical/iec-hs.md#criteria): a suspicion from ferritin and
 * further criteria once CRS was there; higher grades by what is done about it, by organs, or by a clinician.
 */
public final class IecHs extends RememberingScale<HlhMemory> {
    /** Stable id of the scale. */
    public static final String ID = "hlh-iec-2023";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(IecHs.class, "hlh-iec-2023.csv");
    private static final AstctCrs CRS = new AstctCrs();
    private static final AstctIcans ICANS = new AstctIcans();
    private static final int SUSPECTED = CRITERIA.row("FERRITIN").fixedGrade();
    private static final CriteriaRow INTERVENTION = CRITERIA.row("INTERVENTION");
    private static final CriteriaRow BLEEDING = CRITERIA.row("BLEEDING");
    private static final CriteriaRow KIDNEY = CRITERIA.row("KIDNEY");
    private static final CriteriaRow OXYGEN = CRITERIA.row("OXYGEN");
    private static final CriteriaRow VENTILATION = CRITERIA.row("VENTILATION");
    private static final CriteriaRow VASOPRESSOR = CRITERIA.row("VASOPRESSOR");

    private static final Parameter[] BEARING = {
        Parameter.FERRITIN,
        Parameter.ALT,
        Parameter.AST,
        Parameter.FIBRINOGEN,
        Parameter.ANC,
        Parameter.PLATELETS,
        Parameter.LDH,
        Parameter.PT,
        Parameter.APTT,
        Parameter.BILIRUBIN_DIRECT,
        Parameter.CREATININE,
        Parameter.TRIGLYCERIDES
    };

    /** The scale. */
    public IecHs() {
        super(
                new Card(
                                ID,
                                "IEC-HS",
                                CRITERIA,
                                AlertProfile.standard().paging(SUSPECTED, VASOPRESSOR.fixedGrade()),
                                signalsRead())
                        .suggesting(new TherapySuggestions(ID)),
                HlhMemory.class,
                HlhMemory.NOTHING);
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(BEARING));
        signals.addAll(Findings.signals(
                FindingKind.HAEMOPHAGOCYTOSIS,
                FindingKind.SPLENOMEGALY,
                FindingKind.PULMONARY_INFILTRATES,
                FindingKind.BLEEDING,
                FindingKind.IEC_HS,
                FindingKind.TRANSFUSION_PLATELETS,
                FindingKind.TRANSFUSION_RED_CELLS));
        signals.addAll(CrsSigns.SIGNALS);
        signals.addAll(ICANS.signals());
        signals.add(DrugSignal.AGAINST_HLH);
        return signals.stream().distinct().toList();
    }

    @Override
    public Judged<HlhMemory> judge(Moment moment, HlhMemory memory) {
        Instant course = moment.states()
                .get(TherapySignal.INSTANCE)
                .of(HlhCriteria.THERAPIES)
                .courseAt(moment.at(), moment.rules());
        if (course.isAfter(moment.at())) {
            return new Judged<>(null, HlhMemory.NOTHING);
        }
        Timers timers = new Timers(moment.at());
        Judged<FeverGate> crs = CRS.judge(moment, memory.gate());
        Judged<IcansMemory> icans = ICANS.judge(moment, memory.icans());
        timers.at(crs.memory().resolvesAt(moment.rules()));
        boolean seenCrs =
                memory.crs() || (crs.assessment() != null && crs.assessment().grade() > 0);
        HlhCriteria criteria = HlhCriteria.of(moment, memory.spleen());
        boolean spleen = criteria.spleenBefore(course);
        Tally tally = new Tally();
        Instant suspected = Instant.MAX;
        Seen clinician = criteria.clinician();
        boolean ruledOut = clinician != null && !clinician.present();
        if (!ruledOut) {
            Suspicion suspicion = Suspicion.of(
                    criteria,
                    seenCrs,
                    febrile(moment, memory.gate()),
                    icans.assessment() == null ? 0 : icans.assessment().grade(),
                    timers);
            suspicion.into(tally, SUSPECTED);
            if (tally.grade() > 0 || clinician != null) {
                suspected = memory.suspected().equals(Instant.MAX) ? moment.at() : memory.suspected();
                worse(moment, criteria, suspected, tally);
            }
            byClinician(clinician, tally);
        }
        boolean bears = criteria.lab().any(BEARING) || criteria.anyFound() || clinician != null || tally.grade() > 0;
        Assessment assessment = bears ? tally.assessment() : null;
        return new Judged<>(
                assessment, new HlhMemory(crs.memory(), seenCrs, icans.memory(), spleen, suspected, timers.first()));
    }

    private static Instant febrile(Moment moment, FeverGate gate) {
        Instant last = GatedSigns.of(moment, gate).signs().fever().lastFebrile();
        return last == null ? Instant.MIN : last;
    }

    private static void byClinician(@Nullable Seen clinician, Tally tally) {
        if (clinician != null && clinician.present()) {
            Integer grade = clinician.grade();
            tally.holds("CLINICIAN", grade == null ? SUSPECTED : grade, List.of(clinician.id()));
        }
    }

    /** What is done about it since it was suspected, and what organs show. */
    private static void worse(Moment moment, HlhCriteria criteria, Instant suspected, Tally tally) {
        boolean drug =
                !moment.states().get(DrugSignal.AGAINST_HLH).at(moment.at()).isBefore(suspected);
        Set<String> transfused = new TreeSet<>();
        for (FindingKind kind : List.of(FindingKind.TRANSFUSION_PLATELETS, FindingKind.TRANSFUSION_RED_CELLS)) {
            criteria.findings().since(kind, suspected).forEach(seen -> transfused.add(seen.id()));
        }
        if (drug || !transfused.isEmpty()) {
            tally.holds(INTERVENTION, List.copyOf(transfused));
        }
        Seen bleeding = criteria.findings().present(FindingKind.BLEEDING);
        Result fibrinogen = criteria.lab().newest(Parameter.FIBRINOGEN);
        if (bleeding != null) {
            Truth low = fibrinogen == null
                    ? Truth.UNKNOWN
                    : fibrinogen.below(moment.rules().decimal(RuleKey.HLH_BLEEDING_FIBRINOGEN));
            tally.weigh(BLEEDING, low, List.of(bleeding.id()));
        }
        tally.weigh(KIDNEY, criteria.kidney(moment.rules().decimal(RuleKey.HLH_CREATININE_SEVERE)), List.of());
        oxygen(moment, tally);
        var pressors = moment.states().get(PressorSignal.INSTANCE).at(moment.at(), moment.rules());
        if (pressors.any()) {
            tally.holds(VASOPRESSOR, pressors.evidence());
        }
    }

    /** A cannula without its flow may be high flow, a ventilator for the airway may be for the lungs too. */
    private static void oxygen(Moment moment, Tally tally) {
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        if (oxygen.level().compareTo(OxygenLevel.HIGH_FLOW) >= 0) {
            boolean pressure = oxygen.level() == OxygenLevel.POSITIVE_PRESSURE;
            tally.holds(pressure ? VENTILATION : OXYGEN, oxygen.evidence());
        }
        if (oxygen.flowMissing()) {
            tally.weigh(OXYGEN, Truth.UNKNOWN, List.of());
        }
        if (oxygen.unsure()) {
            tally.weigh(VENTILATION, Truth.UNKNOWN, List.of());
        }
    }
}
