// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.rules.GradingRules;

/** Antipyretics, anticytokine drugs and steroids: when they were given, and how long they hide a fever. */
final class MaskingDrugs {
    private static final GradingRules RULES = GradingRules.defaults();

    private final DrugActions actions;

    MaskingDrugs(Facts facts) {
        actions = new DrugActions(facts, DrugRole::masksFever);
    }

    /** Whether a dose still works, an infusion runs, or one that ran still works. */
    boolean work(Instant at) {
        return actions.all().stream().anyMatch(action -> works(action, at));
    }

    private boolean works(MedicationAction action, Instant at) {
        if (action.at().isAfter(at)) {
            return false;
        }
        Duration effect = RULES.masking(DrugActions.drug(action));
        if (DrugActions.bolus(action)) {
            return at.isBefore(action.at().plus(effect));
        }
        Instant ends = DrugActions.stops(action) ? Instant.MIN : actions.ends(action);
        return ends.equals(Instant.MAX) || at.isBefore(ends.plus(effect));
    }

    /** Whether a dose was given, or an infusion started or changed, between two instants, both included. */
    boolean givenBetween(Instant from, Instant to) {
        return actions.all().stream()
                .anyMatch(action -> (DrugActions.bolus(action) || !DrugActions.stops(action))
                        && !action.at().isBefore(from)
                        && !action.at().isAfter(to));
    }

    List<Instant> timers() {
        List<Instant> timers = new ArrayList<>();
        for (MedicationAction action : actions.all()) {
            timers.add(action.at().plus(RULES.masking(DrugActions.drug(action))));
        }
        return timers;
    }
}
