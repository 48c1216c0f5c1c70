// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Lines of vasopressors as a function of event time.
 *
 * @param steps for each substance that was ever heard of how it runs, in order of substance
 */
public record PressorState(Steps<List<Running>> steps, Instant newest) implements SignalState {
    /**
     * How a substance runs.
     *
     * @param updated when it was last set
     * @param until when it ends by itself, {@link Instant#MAX} for an infusion; the instant of a stop
     */
    public record Running(String substance, DrugRole role, Instant updated, Instant until, String evidence) {
        boolean at(Instant instant) {
            return instant.isBefore(until);
        }

        boolean infusion() {
            return until.equals(Instant.MAX);
        }
    }

    /** Whether any was ever heard of by an instant. */
    public boolean heardBy(Instant instant) {
        return !steps.at(instant).isEmpty();
    }

    /** The newest setting of a substance. */
    Optional<Running> last(String substance) {
        return steps.last().stream()
                .filter(running -> running.substance().equals(substance))
                .findFirst();
    }

    /** What runs at an instant. */
    public Pressors at(Instant instant, GradingRules rules) {
        Duration stale = rules.duration(RuleKey.CRS_PRESSOR_STALE);
        int counted = 0;
        boolean vasopressin = false;
        boolean inotrope = false;
        boolean isStale = false;
        List<String> evidence = new ArrayList<>();
        for (Running running : steps.at(instant)) {
            if (!running.at(instant)) {
                continue;
            }
            if (running.role() == DrugRole.INOTROPE) {
                inotrope = true;
                continue;
            }
            counted += running.role() == DrugRole.VASOPRESSOR ? 1 : 0;
            vasopressin |= running.role() == DrugRole.VASOPRESSIN;
            isStale |= running.infusion() && !instant.isBefore(running.updated().plus(stale));
            evidence.add(running.evidence());
        }
        return new Pressors(counted, vasopressin, inotrope, isStale, List.copyOf(evidence));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        for (Running running : steps.at(after)) {
            Instant change = running.infusion()
                    ? running.updated().plus(rules.duration(RuleKey.CRS_PRESSOR_STALE))
                    : running.until();
            next = change.isAfter(after) && change.isBefore(next) ? change : next;
        }
        return next;
    }

    @Override
    public PressorState since(Instant checkpoint, GradingRules rules) {
        return new PressorState(steps.since(checkpoint), newest);
    }
}
