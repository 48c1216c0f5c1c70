// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a kind that may still count: the newest, which stands until told otherwise, and those in a window that
 * some scale looks back.
 *
 * @param kept in order of event time
 */
public record FindingState(FindingKind kind, List<Seen> kept, Instant newest) implements SignalState {
    private static final Duration TRANSFUSIONS = Duration.ofDays(10);

    /** Copies the list. */
    public FindingState {
        kept = List.copyOf(kept);
    }

    FindingState with(Seen seen) {
        List<Seen> more = new ArrayList<>(kept);
        more.add(seen);
        return new FindingState(kind, more, seen.at());
    }

    /** What stands at an instant, null where nobody looked; of several of one instant one that was seen. */
    public @Nullable Seen at(Instant instant) {
        Seen last = null;
        for (Seen seen : kept) {
            boolean replaces = last == null || seen.at().isAfter(last.at()) || seen.present();
            last = !seen.at().isAfter(instant) && replaces ? seen : last;
        }
        return last;
    }

    /** What was found after an instant and by another. */
    public List<Seen> between(Instant after, Instant until) {
        return kept.stream()
                .filter(seen -> seen.at().isAfter(after) && !seen.at().isAfter(until))
                .toList();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        for (Seen seen : kept) {
            if (seen.at().isAfter(after)) {
                return seen.at();
            }
        }
        return Instant.MAX;
    }

    @Override
    public FindingState since(Instant checkpoint, GradingRules rules) {
        Instant from = checkpoint.equals(Instant.MIN) ? checkpoint : checkpoint.minus(lookBack(rules));
        Seen held = at(checkpoint);
        List<Seen> left = kept.stream()
                .filter(seen -> seen.at().isAfter(from) || Objects.equals(seen, held))
                .toList();
        return left.size() == kept.size() ? this : new FindingState(kind, left, newest);
    }

    private Duration lookBack(GradingRules rules) {
        return switch (kind) {
            case TRANSFUSION_RED_CELLS, TRANSFUSION_PLATELETS -> TRANSFUSIONS;
            case HAEMOLYSED_SAMPLE -> rules.duration(RuleKey.TLS_BEFORE).plus(rules.duration(RuleKey.TLS_AFTER));
            default -> Duration.ZERO;
        };
    }
}
