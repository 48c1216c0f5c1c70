// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Why blinatumomab is given; decides dose steps (docs/clinical/blinatumomab.md). */
public enum Indication {
    RELAPSED_REFRACTORY,
    MRD,
    CONSOLIDATION
}
