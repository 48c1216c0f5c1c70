// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was entered in error: it stays in the audit trail and counts for nothing.
 *
 * @param parameter what was measured, where it was a measurement and the sender says so
 * @param method how it was measured
 * @param site where a temperature was taken
 */
public record Removed(FactHeader header, @Nullable Parameter parameter, Method method, Site site) implements Fact {
    /** The removal of a fact that is known by its id alone. */
    public Removed(FactHeader header) {
        this(header, null, Method.SPOT, Site.UNSPECIFIED);
    }

    @Override
    public Removed under(FactHeader other) {
        return new Removed(other, parameter, method, site);
    }
}
