// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.jspecify.annotations.Nullable;

/**
 * The results of the days before an infusion of CAR T cells, and what is left of them after it.
 *
 * @param kept in order of event time
 * @param chosen the last one of the window before the newest infusion, null where there is none
 */
public record InfusionWindowState(
        List<Result> kept, @Nullable Result chosen, Instant newest) implements SignalState {
    static final InfusionWindowState NONE = new InfusionWindowState(List.of(), null, Instant.MIN);

    /** Copies the list. */
    public InfusionWindowState {
        kept = List.copyOf(kept);
    }

    InfusionWindowState with(Result result, @Nullable Result before) {
        List<Result> more = new ArrayList<>(kept);
        more.add(result);
        return new InfusionWindowState(more, before, result.at());
    }

    /** The last result of the window before an infusion. */
    @Nullable
    Result before(Instant infusion, GradingRules rules) {
        Instant from = infusion.minus(rules.duration(RuleKey.HEMATOTOX_FROM));
        Instant until = infusion.minus(rules.duration(RuleKey.HEMATOTOX_UNTIL));
        Result last = null;
        for (Result result : kept) {
            boolean inside = !result.at().isBefore(from) && !result.at().isAfter(until);
            last = inside ? result : last;
        }
        Result known = chosen;
        boolean stands =
                known != null && !known.at().isBefore(from) && !known.at().isAfter(until);
        return last == null && stands ? known : last;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        for (Result result : kept) {
            if (result.at().isAfter(after)) {
                return result.at();
            }
        }
        return Instant.MAX;
    }

    @Override
    public InfusionWindowState since(Instant checkpoint, GradingRules rules) {
        if (checkpoint.equals(Instant.MIN)) {
            return this;
        }
        Instant from = checkpoint.minus(rules.duration(RuleKey.HEMATOTOX_FROM));
        List<Result> left = kept.stream()
                .filter(result -> !result.at().isBefore(from) || Objects.equals(result, chosen))
                .toList();
        return left.size() == kept.size() ? this : new InfusionWindowState(left, chosen, newest);
    }
}
