// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.time.Instant;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.scale.astcticans.IcansMemory;

/**
 * What a scale of the disease must know of the past.
 *
 * @param symptoms since when any of its signs has been there, {@link Instant#MAX} where none is
 * @param onset since when the diagnosis has held, {@link Instant#MAX} where it does not
 * @param icans memory of ICANS, which tells of the brain
 * @param due when to ask again
 */
public record VodMemory(Instant symptoms, Instant onset, IcansMemory icans, Instant due)
        implements RememberingScale.Memory {
    /** Before the first instant. */
    public static final VodMemory NOTHING = new VodMemory(Instant.MAX, Instant.MAX, IcansMemory.NONE, Instant.MAX);

    /** Whether the diagnosis held at the instant before. */
    boolean held() {
        return !onset.equals(Instant.MAX);
    }

    VodMemory symptoms(Instant at, boolean any) {
        Instant since = !any ? Instant.MAX : symptoms.equals(Instant.MAX) ? at : symptoms;
        return new VodMemory(since, onset, icans, due);
    }

    VodMemory onset(Instant at, boolean holds) {
        Instant since = !holds ? Instant.MAX : onset.equals(Instant.MAX) ? at : onset;
        return new VodMemory(symptoms, since, icans, due);
    }

    VodMemory brain(IcansMemory memory) {
        return new VodMemory(symptoms, onset, memory, due);
    }

    VodMemory dueAt(Instant next) {
        return new VodMemory(symptoms, onset, icans, next);
    }
}
