// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.MedicationAction;

/**
 * Vasopressors (clinical.md 1.5).
 *
 * <p>Silent in the text: a bolus into a running infusion is an update of it; a stop of the drug ends its bolus too.
 */
final class Vasopressors {
    private static final Duration PUSH = Duration.ofHours(1);
    private static final Duration PUMP_STALE = Duration.ofHours(4);
    private final DrugActions actions;

    Vasopressors(Facts facts) {
        actions = new DrugActions(
                facts,
                role -> role == DrugRole.VASOPRESSOR || role == DrugRole.VASOPRESSIN || role == DrugRole.INOTROPE);
    }

    List<MedicationAction> actions() {
        return actions.all();
    }

    List<Instant> timers() {
        List<Instant> timers = new ArrayList<>();
        for (MedicationAction action : actions.all()) {
            timers.add(action.at().plus(PUSH));
            timers.add(action.at().plus(PUMP_STALE));
        }
        return timers;
    }

    /** Distinct active substances of a role. */
    long active(DrugRole role, Instant at) {
        return actions.substances().stream()
                .filter(substance -> role(substance) == role && active(substance, at))
                .count();
    }

    boolean any(Instant at) {
        return active(DrugRole.VASOPRESSOR, at) + active(DrugRole.VASOPRESSIN, at) > 0;
    }

    /** No update of a running vasopressor for 4 h. */
    boolean pumpStale(Instant at) {
        return actions.substances().stream()
                .filter(substance -> role(substance) != DrugRole.INOTROPE && actions.runs(substance, at))
                .anyMatch(substance -> Facts.newest(actions.of(substance), at)
                        .filter(update -> !at.isBefore(update.at().plus(PUMP_STALE)))
                        .isPresent());
    }

    private boolean active(String substance, Instant at) {
        return actions.runs(substance, at) || pushed(substance, at);
    }

    /** A bolus counts 1 h. */
    private boolean pushed(String substance, Instant at) {
        return Facts.newest(actions.of(substance), at)
                .filter(DrugActions::bolus)
                .filter(bolus -> at.isBefore(bolus.at().plus(PUSH)))
                .isPresent();
    }

    private DrugRole role(String substance) {
        return DrugActions.drug(actions.of(substance).get(0)).role();
    }
}
