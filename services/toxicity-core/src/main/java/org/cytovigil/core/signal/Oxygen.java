// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The respiratory support at an instant.
 *
 * @param deviceKnown a device was charted
 * @param grade ASTCT grade that the support means
 * @param flowMissing a nasal cannula without its flow
 * @param onRoomAir no support, or none known
 * @param comfortPossible the device is of a kind that is also given for comfort
 * @param since start of the present support, absent where nothing is known
 * @param evidence ids of the facts behind it
 */
public record Oxygen(
        boolean deviceKnown,
        int grade,
        boolean flowMissing,
        boolean onRoomAir,
        boolean comfortPossible,
        @Nullable Instant since,
        List<String> evidence) {
    /** Nothing known: room air is assumed where saturations arrive. */
    public static final Oxygen UNKNOWN = new Oxygen(false, 0, false, true, false, null, List.of());
}
