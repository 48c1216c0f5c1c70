// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dose of tocilizumab to consider, or why none is shown.
 *
 * @param milligrams null when no dose is shown
 * @param notBefore when the next dose may be considered, if it is too early now
 * @param reason in words; always there
 * @param source label
 */
public record TocilizumabDose(
        @Nullable BigDecimal milligrams, @Nullable Instant notBefore, String reason, String source) {
    /** Whether a dose is shown. */
    public boolean shown() {
        return milligrams != null;
    }
}
