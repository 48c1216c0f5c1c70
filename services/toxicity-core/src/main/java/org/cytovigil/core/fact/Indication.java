// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Why blinatumomab is given; decides dose steps (clinical.md 4.1). */
public enum Indication {
    RELAPSED_REFRACTORY,
    MRD,
    CONSOLIDATION
}
