// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From the first finding of ICANS until two assessments 8 hours apart found nothing in between. */
final class IcansSpell {
    private static final Duration APART = Duration.ofHours(8);
    private final List<Instant> clear = new ArrayList<>();
    private boolean open;
    private Instant began = Instant.MAX;

    void goesOn(Instant at, boolean found, boolean assessed) {
        if (found) {
            began = open ? began : at;
            open = true;
            clear.clear();
        } else if (assessed) {
            clear.add(at);
            open &= Duration.between(clear.get(0), at).compareTo(APART) < 0;
        }
    }

    boolean has(Instant judged) {
        return open && !judged.isBefore(began);
    }
}
