// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Active vasopressors as a function of event time (clinical.md 1.5): from start until stop or rate 0, a bolus for an
 * hour; two lines of one drug count once.
 */
public final class PressorSignal {
    private static final Set<DrugRole> ROLES = Set.of(DrugRole.VASOPRESSOR, DrugRole.VASOPRESSIN, DrugRole.INOTROPE);

    /** When a substance was last set and until when it runs. */
    private record Running(DrugRole role, Instant updated, Instant until, String evidence) {
        boolean at(Instant instant) {
            return instant.isBefore(until);
        }
    }

    private PressorSignal() {}

    /** Reads it from a chart. */
    public static Steps<Pressors> of(Chart chart, DrugTable drugs, GradingRules rules) {
        Duration stale = rules.duration(RuleKey.CRS_PRESSOR_STALE);
        Duration push = rules.duration(RuleKey.CRS_PRESSOR_PUSH);
        Map<String, Steps<Running>> bySubstance = new TreeMap<>();
        TreeSet<Instant> instants = new TreeSet<>();
        for (MedicationAction action : chart.of(MedicationAction.class)) {
            drugs.find(action.drug())
                    .filter(drug -> ROLES.contains(drug.role()))
                    .ifPresent(drug -> {
                        Steps<Running> steps = bySubstance.computeIfAbsent(
                                drug.substance(),
                                key -> new Steps<>(new Running(drug.role(), Instant.MIN, Instant.MIN, "")));
                        Running next = after(steps.last(), action, push);
                        steps.step(action.at(), next);
                        instants.add(action.at());
                        if (next.at(action.at())) {
                            instants.add(
                                    next.until().equals(Instant.MAX)
                                            ? action.at().plus(stale)
                                            : next.until());
                        }
                    });
        }
        Steps<Pressors> result = new Steps<>(Pressors.NONE);
        for (Instant instant : instants) {
            result.step(instant, at(bySubstance, instant, stale));
        }
        return result;
    }

    private static Running after(Running now, MedicationAction action, Duration push) {
        Instant at = action.at();
        boolean zero = action.dose() != null && action.dose().signum() == 0;
        boolean runs = now.at(at) && now.until().equals(Instant.MAX);
        if (action.verb() == MedicationVerb.STOPPED || (zero && action.verb() != MedicationVerb.GIVEN)) {
            return new Running(now.role(), at, at, action.id());
        }
        Instant until = action.verb() == MedicationVerb.GIVEN && !runs ? at.plus(push) : Instant.MAX;
        return new Running(now.role(), at, until, action.id());
    }

    private static Pressors at(Map<String, Steps<Running>> bySubstance, Instant instant, Duration stale) {
        int counted = 0;
        boolean vasopressin = false;
        boolean inotrope = false;
        boolean isStale = false;
        List<String> evidence = new ArrayList<>();
        for (Steps<Running> steps : bySubstance.values()) {
            Running running = steps.at(instant);
            if (!running.at(instant)) {
                continue;
            }
            if (running.role() == DrugRole.INOTROPE) {
                inotrope = true;
                continue;
            }
            counted += running.role() == DrugRole.VASOPRESSOR ? 1 : 0;
            vasopressin |= running.role() == DrugRole.VASOPRESSIN;
            isStale |= running.until().equals(Instant.MAX)
                    && !instant.isBefore(running.updated().plus(stale));
            evidence.add(running.evidence());
        }
        return new Pressors(counted, vasopressin, inotrope, isStale, List.copyOf(evidence));
    }
}
