// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;

/** What was done with the drugs of some roles; an infusion runs from its start until an explicit stop or rate 0. */
final class DrugActions {
    private static final DrugTable TABLE = DrugTable.load();
    private final List<MedicationAction> actions;

    DrugActions(Facts facts, Predicate<DrugRole> roles) {
        actions = facts.of(MedicationAction.class).stream()
                .filter(action -> TABLE.find(action)
                        .filter(drug -> roles.test(drug.role()))
                        .isPresent())
                .toList();
    }

    List<MedicationAction> all() {
        return actions;
    }

    static DrugTable.Drug drug(MedicationAction action) {
        return TABLE.find(action).orElseThrow();
    }

    /** Distinct substances: two lines of one drug are one. */
    Set<String> substances() {
        Set<String> substances = new TreeSet<>();
        actions.forEach(action -> substances.add(drug(action).substance()));
        return substances;
    }

    List<MedicationAction> of(String substance) {
        return actions.stream()
                .filter(action -> drug(action).substance().equals(substance))
                .toList();
    }

    static boolean bolus(MedicationAction action) {
        return action.verb() == MedicationVerb.GIVEN;
    }

    /** An explicit stop, or a rate of 0. */
    static boolean stops(MedicationAction action) {
        boolean zero = action.dose() != null && action.dose().signum() == 0;
        return action.verb() == MedicationVerb.STOPPED || (zero && !bolus(action));
    }

    /**
     * When an infusion that was started or set ends: at the first later stop of its line, or of the whole drug where
     * that names none (docs/clinical/data-quality.md#pump-lines). A start beats a stop of the same instant
     * (docs/clinical/time.md#contradictions). Silent in the text: no name is a line of its own.
     */
    Instant ends(MedicationAction started) {
        return of(drug(started).substance()).stream()
                .filter(stop -> stops(stop) && stop.at().isAfter(started.at()))
                .filter(stop -> stop.line() == null || stop.line().equals(started.line()))
                .map(MedicationAction::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Starts and rates of infusions of a substance that run. */
    List<MedicationAction> running(String substance, Instant at) {
        return of(substance).stream()
                .filter(action -> !bolus(action) && !stops(action))
                .filter(action -> !action.at().isAfter(at) && at.isBefore(ends(action)))
                .toList();
    }

    /** Infusions that were told with start and end, under way; a stop that came before ends them too. */
    List<MedicationAction> finished(String substance, Instant at) {
        return of(substance).stream()
                .filter(given -> given.until() != null && at.isBefore(given.until()))
                .filter(given -> !given.at().isAfter(at) && at.isBefore(ends(given)))
                .toList();
    }

    /** Whether an infusion of the substance runs. */
    boolean runs(String substance, Instant at) {
        return !running(substance, at).isEmpty();
    }
}
