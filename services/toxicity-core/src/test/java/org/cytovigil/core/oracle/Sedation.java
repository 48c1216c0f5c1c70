// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.MedicationAction;

/**
 * Sedation and neuromuscular block (docs/clinical/icans.md#sedation): while an infusion runs, and for 30 min after.
 *
 * <p>Silent in the text: a single dose of what is neither opioid, benzodiazepine nor phenobarbital counts for those 30
 * min; a start beats a stop of its instant, as for pumps (docs/clinical/time.md#contradictions).
 */
final class Sedation {
    private static final Duration AFTER = Duration.ofMinutes(30);
    private static final Set<String> SEDATING = Set.of(
            "propofol",
            "midazolam",
            "lorazepam",
            "dexmedetomidine",
            "ketamine",
            "thiopental",
            "pentobarbital",
            "phenobarbital",
            "fentanyl",
            "remifentanil",
            "sufentanil",
            "morphine",
            "hydromorphone",
            "isoflurane",
            "sevoflurane",
            "rocuronium",
            "vecuronium",
            "cisatracurium",
            "atracurium");
    private static final Set<String> ONLY_AS_INFUSION = Set.of(
            "midazolam",
            "lorazepam",
            "phenobarbital",
            "fentanyl",
            "remifentanil",
            "sufentanil",
            "morphine",
            "hydromorphone");
    private static final DrugTable TABLE = DrugTable.load();
    private final List<MedicationAction> actions;

    Sedation(Facts facts) {
        actions = facts.of(MedicationAction.class).stream()
                .filter(action -> SEDATING.contains(substance(action)))
                .toList();
    }

    private static String substance(MedicationAction action) {
        return TABLE.find(action).map(DrugTable.Drug::substance).orElse("");
    }

    List<Instant> timers() {
        return actions.stream().map(action -> ended(action).plus(AFTER)).toList();
    }

    boolean works(Instant at) {
        boolean single = actions.stream()
                .filter(DrugActions::bolus)
                .filter(action -> action.until() != null || !ONLY_AS_INFUSION.contains(substance(action)))
                .anyMatch(action ->
                        !action.at().isAfter(at) && at.isBefore(ended(action).plus(AFTER)));
        return single || actions.stream().anyMatch(action -> infused(action, at));
    }

    /** An infusion that is told when it is over ends by itself. */
    private static Instant ended(MedicationAction action) {
        return action.until() == null ? action.at() : action.until();
    }

    /** An infusion works until a while after the first later stop of its line, or of the drug; any stop ends one without a line. */
    private boolean infused(MedicationAction started, Instant at) {
        if (DrugActions.bolus(started)
                || DrugActions.stops(started)
                || started.at().isAfter(at)) {
            return false;
        }
        Optional<Instant> ended = actions.stream()
                .filter(stop -> DrugActions.stops(stop) && stop.at().isAfter(started.at()))
                .filter(stop -> substance(stop).equals(substance(started)))
                .filter(stop -> stop.line() == null
                        || started.line() == null
                        || stop.line().equals(started.line()))
                .map(MedicationAction::at)
                .min(Instant::compareTo);
        return ended.isEmpty() || at.isBefore(ended.get().plus(AFTER));
    }
}
