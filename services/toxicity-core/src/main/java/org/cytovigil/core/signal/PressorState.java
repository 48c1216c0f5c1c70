// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Lines of vasopressors as a function of event time.
 *
 * @param steps how each line runs, in order of substance and line; lines that ended long ago may be left out
 */
public record PressorState(Steps<List<Running>> steps, Instant newest) implements SignalState {
    /**
     * How a line of a substance runs.
     *
     * @param line pump channel, empty where none was named
     * @param since when it began to run without a break
     * @param set when it was last started or set to a rate, {@link Instant#MIN} for a bolus
     * @param updated when it was last heard of
     * @param until when it ends by itself, {@link Instant#MAX} for an infusion; the instant of a stop
     * @param given of an infusion, until when a bolus counts that was given into it when it was last heard of; null for none
     */
    public record Running(
            String substance,
            DrugRole role,
            String line,
            Instant since,
            Instant set,
            Instant updated,
            Instant until,
            @Nullable Instant given,
            String evidence) {
        /** One that does not run. */
        static Running off(String substance, DrugRole role, String line, MedicationAction action) {
            Instant at = action.at();
            return new Running(substance, role, line, at, Instant.MIN, at, at, null, action.id());
        }

        boolean isOf(String drug, String channel) {
            return substance.equals(drug) && line.equals(channel);
        }

        boolean at(Instant instant) {
            return instant.isBefore(until);
        }

        boolean infusion() {
            return until.equals(Instant.MAX);
        }

        /** Whether it ended before an instant, so that nothing of that instant bears on it. */
        boolean gone(Instant instant) {
            return !at(instant) && updated.isBefore(instant);
        }

        /** Goes on, or begins; a stop of the very same instant is no break. */
        Running going(Instant setAt, Instant at, Instant ends, String by) {
            boolean unbroken = at(at) || updated.equals(at);
            return new Running(substance, role, line, unbroken ? since : at, setAt, at, ends, null, by);
        }

        /** An infusion goes on, and a bolus is given into it. */
        Running with(MedicationAction bolus, Instant ends) {
            Instant at = bolus.at();
            boolean longer = given == null || !updated.equals(at) || ends.isAfter(given);
            return new Running(substance, role, line, since, set, at, until, longer ? ends : given, bolus.id());
        }

        /** After a stop; what was set at that very instant goes on, and so does a bolus of that instant. */
        Running stopped(MedicationAction stop) {
            Instant at = stop.at();
            if (!at(at) || set.equals(at)) {
                return this;
            }
            if (updated.equals(at)) {
                Instant ends = !infusion() ? until : given == null ? at : given;
                return new Running(substance, role, line, since, Instant.MIN, at, ends, null, evidence);
            }
            return new Running(substance, role, line, since, Instant.MIN, at, at, null, stop.id());
        }
    }

    /** Whether any was ever heard of by an instant. */
    public boolean heardBy(Instant instant) {
        return !steps.at(instant).isEmpty();
    }

    /** What runs at an instant. */
    public Pressors at(Instant instant, GradingRules rules) {
        Duration stale = rules.duration(RuleKey.CRS_PRESSOR_STALE);
        Set<String> counted = new HashSet<>();
        boolean vasopressin = false;
        boolean inotrope = false;
        boolean isStale = false;
        List<String> evidence = new ArrayList<>();
        for (Running running : steps.at(instant)) {
            if (!running.at(instant)) {
                continue;
            }
            boolean uncounted = rules.decimal(RuleKey.CRS_INOTROPES).signum() == 0;
            if (running.role() == DrugRole.INOTROPE && uncounted) {
                inotrope = true;
                continue;
            }
            if (running.role() != DrugRole.VASOPRESSIN) {
                counted.add(running.substance());
            }
            vasopressin |= running.role() == DrugRole.VASOPRESSIN;
            isStale |= running.infusion() && !instant.isBefore(running.updated().plus(stale));
            evidence.add(running.evidence());
        }
        int drugs = counted.size() - switching(instant, rules);
        return new Pressors(drugs, vasopressin, inotrope, isStale, List.copyOf(evidence));
    }

    /**
     * How many of the drugs have only just begun beside another one, so that they may be to replace it
     * (docs/clinical/crs.md#vasopressors).
     */
    private int switching(Instant instant, GradingRules rules) {
        Duration tolerance = rules.duration(RuleKey.CRS_PRESSOR_SWITCH);
        Map<String, Boolean> beginning = new HashMap<>();
        for (Running running : steps.at(instant)) {
            if (running.at(instant) && running.role() == DrugRole.VASOPRESSOR) {
                boolean begins = instant.isBefore(running.since().plus(tolerance));
                beginning.merge(running.substance(), begins, Boolean::logicalAnd);
            }
        }
        int begun = (int) beginning.values().stream().filter(begins -> begins).count();
        return beginning.size() > begun ? begun : 0;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        for (Running running : steps.at(after)) {
            Instant change = running.infusion()
                    ? running.updated().plus(rules.duration(RuleKey.CRS_PRESSOR_STALE))
                    : running.until();
            next = firstAfter(after, change, next);
            Instant established = running.since().plus(rules.duration(RuleKey.CRS_PRESSOR_SWITCH));
            next = firstAfter(after, established, next);
        }
        return next;
    }

    @Override
    public PressorState since(Instant checkpoint, GradingRules rules) {
        return new PressorState(steps.since(checkpoint), newest);
    }
}
