// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A vital sign or a laboratory result.
 *
 * @param parameter what was measured
 * @param quantity value in the parameter's canonical unit
 * @param site where a temperature was taken
 * @param method spot, continuous or arterial line
 * @param lln lower reference limit in the canonical unit
 * @param uln upper reference limit in the canonical unit
 * @param unitInferred the sender gave no unit and it was told from the value
 * @param artefact the device doubts the sample; kept, but never used for a grade
 * @param mrd how residual disease was looked for, absent for everything else
 */
public record Measured(
        FactHeader header,
        Parameter parameter,
        Quantity quantity,
        Site site,
        Method method,
        @Nullable Quantity lln,
        @Nullable Quantity uln,
        boolean unitInferred,
        boolean artefact,
        @Nullable MrdAssay mrd)
        implements Fact {
    /** A measurement of anything but residual disease. */
    public Measured(
            FactHeader header,
            Parameter parameter,
            Quantity quantity,
            Site site,
            Method method,
            @Nullable Quantity lln,
            @Nullable Quantity uln,
            boolean unitInferred,
            boolean artefact) {
        this(header, parameter, quantity, site, method, lln, uln, unitInferred, artefact, null);
    }

    /** A measurement as most are: without reference limits, in the unit that it told, and no artefact. */
    public Measured(FactHeader header, Parameter parameter, Quantity quantity, Site site, Method method) {
        this(header, parameter, quantity, site, method, null, null, false, false);
    }

    @Override
    public Measured under(FactHeader other) {
        return new Measured(other, parameter, quantity, site, method, lln, uln, unitInferred, artefact, mrd);
    }
}
