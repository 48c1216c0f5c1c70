// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What people have found by an instant. What nobody charted was not found.
 */
public record Findings(Moment moment) {
    /** The signals to be read. */
    public static List<Signal<?>> signals(FindingKind... kinds) {
        return Stream.of(kinds).<Signal<?>>map(FindingSignal::new).toList();
    }

    private FindingState state(FindingKind kind) {
        return moment.states().get(new FindingSignal(kind));
    }

    /** What stands, null where nobody looked or it was not seen. */
    public @Nullable Seen present(FindingKind kind) {
        Seen seen = state(kind).at(moment.at());
        return seen == null || !seen.present() ? null : seen;
    }

    /** The newest, whether seen or not, null where nobody looked. */
    public @Nullable Seen newest(FindingKind kind) {
        return state(kind).at(moment.at());
    }

    /** Whether it was seen and stands. */
    public boolean has(FindingKind kind) {
        return present(kind) != null;
    }

    /** Those seen in a window that ends now, half open. */
    public List<Seen> within(FindingKind kind, Duration window) {
        return state(kind).between(moment.at().minus(window), moment.at()).stream()
                .filter(Seen::present)
                .toList();
    }

    /** Those seen from an instant on. */
    public List<Seen> since(FindingKind kind, Instant from) {
        return state(kind).between(from.minusNanos(1), moment.at()).stream()
                .filter(Seen::present)
                .toList();
    }

    /** A marker of the leukaemia, null where it is not known. */
    public @Nullable Marker marker(MarkerName name) {
        return moment.states().get(new MarkerSignal(name)).at(moment.at());
    }
}
