// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Haemophagocytic syndrome after immune effector cells, but for vasopressors. */
record ImmuneEffectorHlh(Chart chart) {
    private static final List<Parameter> BEARING = List.of(
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
            Parameter.TRIGLYCERIDES);
    private static final Set<FindingKind> FOUND = Set.of(
            FindingKind.IEC_HS,
            FindingKind.HAEMOPHAGOCYTOSIS,
            FindingKind.SPLENOMEGALY,
            FindingKind.PULMONARY_INFILTRATES);
    private static final Set<String> AGAINST = Set.of("anakinra", "ruxolitinib", "etoposide", "dexamethasone");

    @Nullable
    Says says() {
        Instant course = chart.firstDose(HlhSuspicion.THERAPIES);
        if (course == null) {
            return null;
        }
        List<ClinicalFinding> judged = chart.told(ClinicalFinding.class).stream()
                .filter(finding -> finding.kind() == FindingKind.IEC_HS)
                .toList();
        ClinicalFinding clinician = chart.standing(FindingKind.IEC_HS);
        boolean ruledOut = !judged.isEmpty() && clinician == null;
        int grade = 0;
        int upper = 0;
        if (!ruledOut) {
            HlhSuspicion suspected = new HlhSuspicion(chart);
            Maybe suspicion = suspected.suspicion();
            if (suspicion.surely() || clinician != null) {
                int[] worse = worse(since(course));
                grade = worse[0] > 1 ? worse[0] : suspicion.surely() ? 1 : 0;
                upper = worse[1];
            }
            if (!suspicion.surely() && suspected.possible()) {
                upper = Math.max(upper, 1);
            }
            if (clinician != null) {
                Integer told = clinician.grade();
                grade = Math.max(grade, told == null ? 1 : told);
            }
        }
        boolean bears = BEARING.stream().anyMatch(each -> chart.newest(each) != null)
                || chart.told(ClinicalFinding.class).stream().anyMatch(finding -> FOUND.contains(finding.kind()));
        return bears || grade > 0 ? Says.of(grade, upper, List.of()) : null;
    }

    /** Since when it has been suspected without a pause. */
    private Instant since(Instant course) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Fact fact : chart.all()) {
            instants.add(fact.at());
            for (int hours : new int[] {12, 24, 48, 72}) {
                instants.add(fact.at().plus(Duration.ofHours(hours)));
            }
        }
        instants.add(chart.now());
        Instant since = null;
        for (Instant at : instants.subSet(course, true, chart.now(), true)) {
            Chart then = new Chart(chart.all(), at);
            boolean ruledOut = chart.told(ClinicalFinding.class).stream()
                            .anyMatch(finding -> finding.kind() == FindingKind.IEC_HS
                                    && !finding.at().isAfter(at))
                    && then.standing(FindingKind.IEC_HS) == null;
            boolean told = then.standing(FindingKind.IEC_HS) != null;
            boolean holds =
                    told || (!ruledOut && new HlhSuspicion(then).suspicion().surely());
            since = !holds ? null : since == null ? at : since;
        }
        return since == null ? chart.now() : since;
    }

    private int[] worse(Instant suspected) {
        int grade = 1;
        int upper = 0;
        HlhSuspicion suspicion = new HlhSuspicion(chart);
        boolean drug = chart.told(MedicationAction.class).stream()
                .anyMatch(action -> AGAINST.contains(action.drug())
                        && action.verb() != MedicationVerb.STOPPED
                        && !action.at().isBefore(suspected));
        boolean transfused = chart.told(ClinicalFinding.class).stream()
                .anyMatch(finding -> (finding.kind() == FindingKind.TRANSFUSION_PLATELETS
                                || finding.kind() == FindingKind.TRANSFUSION_RED_CELLS)
                        && Chart.seen(finding)
                        && !finding.at().isBefore(suspected));
        grade = drug || transfused ? 2 : grade;
        if (chart.standing(FindingKind.BLEEDING) != null) {
            Maybe low = HlhSuspicion.below(chart.newest(Parameter.FIBRINOGEN), new BigDecimal(100));
            Maybe known = chart.newest(Parameter.FIBRINOGEN) == null ? Maybe.OPEN : low;
            grade = known.surely() ? 3 : grade;
            upper = known.perhaps() ? 3 : upper;
        }
        Maybe kidney = suspicion.kidney("2");
        grade = kidney.surely() ? 3 : grade;
        upper = kidney.perhaps() ? 3 : upper;
        upper = suspicion.flowMissing() ? 3 : upper;
        int oxygen = suspicion.oxygen();
        grade = oxygen == 3 ? 4 : oxygen == 2 ? Math.max(grade, 3) : grade;
        return new int[] {grade, upper};
    }
}
