// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/**
 * A seizure.
 *
 * @param id of the fact
 * @param endedAt null while it goes on, or where nobody wrote it down
 * @param returnedToBaseline before the next one, null where unknown
 * @param cleared when a normal assessment ended its weight, {@link Instant#MAX} where none has or none is remembered
 * @param repeated whether the one before still counted when it began, without return to baseline between; meaningful
 *     where settled
 * @param settled the one before is not remembered any more
 */
public record Seizure(
        String id,
        Instant at,
        @Nullable Instant endedAt,
        @Nullable Boolean returnedToBaseline,
        Instant cleared,
        Truth repeated,
        boolean settled) {}
