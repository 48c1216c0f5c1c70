// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** A toxicity whose cause a clinician can judge. */
public enum Toxicity {
    CRS,
    ICANS
}
