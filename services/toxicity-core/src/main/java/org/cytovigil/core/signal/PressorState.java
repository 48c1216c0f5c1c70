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
     * @param since when it began to run without a break
     * @param updated when it was last set
     * @param until when it ends by itself, {@link Instant#MAX} for an infusion; the instant of a stop
     */
    public record Running(
            String substance, DrugRole role, Instant since, Instant updated, Instant until, String evidence) {
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
            boolean uncounted = rules.decimal(RuleKey.CRS_INOTROPES).signum() == 0;
            if (running.role() == DrugRole.INOTROPE && uncounted) {
                inotrope = true;
                continue;
            }
            counted += running.role() == DrugRole.VASOPRESSIN ? 0 : 1;
            vasopressin |= running.role() == DrugRole.VASOPRESSIN;
            isStale |= running.infusion() && !instant.isBefore(running.updated().plus(stale));
            evidence.add(running.evidence());
        }
        counted -= switching(instant, rules);
        return new Pressors(counted, vasopressin, inotrope, isStale, List.copyOf(evidence));
    }

    /** How many of the drugs have only just begun beside another one, so that they may be to replace it (A23). */
    private int switching(Instant instant, GradingRules rules) {
        Duration tolerance = rules.duration(RuleKey.CRS_PRESSOR_SWITCH);
        int established = 0;
        int beginning = 0;
        for (Running running : steps.at(instant)) {
            if (running.at(instant) && running.role() == DrugRole.VASOPRESSOR) {
                boolean begins = instant.isBefore(running.since().plus(tolerance));
                beginning += begins ? 1 : 0;
                established += begins ? 0 : 1;
            }
        }
        return established > 0 ? beginning : 0;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        for (Running running : steps.at(after)) {
            Instant change = running.infusion()
                    ? running.updated().plus(rules.duration(RuleKey.CRS_PRESSOR_STALE))
                    : running.until();
            next = change.isAfter(after) && change.isBefore(next) ? change : next;
            Instant established = running.since().plus(rules.duration(RuleKey.CRS_PRESSOR_SWITCH));
            next = established.isAfter(after) && established.isBefore(next) ? established : next;
        }
        return next;
    }

    @Override
    public PressorState since(Instant checkpoint, GradingRules rules) {
        return new PressorState(steps.since(checkpoint), newest);
    }
}
