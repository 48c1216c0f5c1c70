// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/**
 * The record of this patient turned out to be of another: all that was and will be charted to it belongs there.
 *
 * @param into the record that stays
 */
public record PatientMerged(FactHeader header, PatientKey into) implements Fact {
    @Override
    public PatientMerged under(FactHeader other) {
        return new PatientMerged(other, into);
    }
}
