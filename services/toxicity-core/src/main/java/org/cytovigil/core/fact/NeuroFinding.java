// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** A neurological finding by a nurse or physician. */
public record NeuroFinding(FactHeader header, Finding finding) implements Fact {
    @Override
    public NeuroFinding under(FactHeader other) {
        return new NeuroFinding(other, finding);
    }
}
