// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.cytovigil.paging.oncall.Unreached;

/** A stretch of time in which a page may reach nobody, and why. */
record UnreachedStretch(Instant from, Instant to, String reason, List<Doubt> people) {
    /** Somebody on call of whom it is not known that a page reaches them. */
    record Doubt(String person, String reason) {}

    static UnreachedStretch of(Unreached stretch) {
        return new UnreachedStretch(
                stretch.interval().from(),
                stretch.interval().to(),
                stretch.people().isEmpty() ? "NOBODY" : "NOT_PROVEN",
                stretch.people().stream()
                        .map(doubt -> new Doubt(doubt.person(), doubt.reach().name()))
                        .toList());
    }
}
