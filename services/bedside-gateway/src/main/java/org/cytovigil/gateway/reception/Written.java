// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.util.List;

/**
 * What of a delivery is durable.
 *
 * @param events for each judgement: its event; true where there was nothing to write
 * @param letters for each dead letter
 */
public record Written(List<Boolean> events, List<Boolean> letters) {
    public Written {
        events = List.copyOf(events);
        letters = List.copyOf(letters);
    }

    /** Whether nothing was lost. */
    public boolean complete() {
        return !events.contains(false) && !letters.contains(false);
    }
}
