// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;

/** From when on the history holds what the timeline has not read; {@link Instant#MAX} where it has read all. */
final class Backlog {
    private Instant from;

    Backlog(Instant from) {
        this.from = from;
    }

    Instant from() {
        return from;
    }

    boolean isBehind() {
        return !from.equals(Instant.MAX);
    }

    /** Something of that instant is kept and not read. */
    Effect add(Instant unread) {
        from = earlier(unread, from);
        return Effect.CHANGED;
    }

    void clear() {
        from = Instant.MAX;
    }
}
