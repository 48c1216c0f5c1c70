// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.TreeSet;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.signal.Steps;

/** Whether sedation runs, so that the level of consciousness is not assessable (clinical.md 2.4, I5). */
final class Sedation {
    private Sedation() {}

    static Steps<Boolean> of(Chart chart, DrugTable drugs) {
        Steps<Boolean> steps = new Steps<>(Boolean.FALSE);
        TreeSet<String> running = new TreeSet<>();
        for (MedicationAction action : chart.of(MedicationAction.class)) {
            drugs.find(action.drug())
                    .filter(drug -> drug.role() == DrugRole.SEDATIVE && action.verb() != MedicationVerb.GIVEN)
                    .ifPresent(drug -> {
                        boolean zero = action.dose() != null && action.dose().signum() == 0;
                        if (zero || action.verb() == MedicationVerb.STOPPED) {
                            running.remove(drug.substance());
                        } else {
                            running.add(drug.substance());
                        }
                        Instant at = action.at();
                        steps.step(at, !running.isEmpty());
                    });
        }
        return steps;
    }
}
