// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.MedicationAction;

/**
 * Vasopressors (docs/clinical/crs.md#vasopressors).
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
            timers.add(pushed(action));
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

    /** No update of a running vasopressor for 4 h; a bolus into a line is an update of it. */
    boolean pumpStale(Instant at) {
        return actions.substances().stream()
                .filter(substance -> role(substance) != DrugRole.INOTROPE)
                .anyMatch(substance ->
                        actions.running(substance, at).stream().anyMatch(started -> stale(substance, started, at)));
    }

    private boolean stale(String substance, MedicationAction started, Instant at) {
        return actions.of(substance).stream()
                .filter(action -> Objects.equals(action.line(), started.line()) && !DrugActions.stops(action))
                .filter(action ->
                        !action.at().isBefore(started.at()) && !action.at().isAfter(at))
                .allMatch(update -> !at.isBefore(update.at().plus(PUMP_STALE)));
    }

    private boolean active(String substance, Instant at) {
        return actions.runs(substance, at) || pushed(substance, at);
    }

    /** A bolus counts 1 h, an infusion that was told with its end until then, unless a stop comes after it. */
    private boolean pushed(String substance, Instant at) {
        return actions.of(substance).stream()
                .filter(DrugActions::bolus)
                .anyMatch(bolus ->
                        !bolus.at().isAfter(at) && at.isBefore(pushed(bolus)) && at.isBefore(actions.ends(bolus)));
    }

    private static Instant pushed(MedicationAction bolus) {
        return bolus.until() == null ? bolus.at().plus(PUSH) : bolus.until();
    }

    private DrugRole role(String substance) {
        return DrugActions.drug(actions.of(substance).get(0)).role();
    }
}
