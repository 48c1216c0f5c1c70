// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;

/** Hypoxia without oxygen as CRS reads it (docs/clinical/crs.md#low-readings), for evaluators of other scales. */
public final class Hypoxia {
    private Hypoxia() {}

    /** Whether the saturation is low on room air. */
    public static boolean onRoomAir(List<Fact> all, Instant at) {
        Instant until = all.stream().map(Fact::at).max(Instant::compareTo).orElse(at);
        Facts facts = Oracle.facts(all, until);
        OxygenSupports oxygen = new OxygenSupports(facts);
        return oxygen.at(at).roomAir() && new Saturations(facts, oxygen, until).low(at);
    }
}
