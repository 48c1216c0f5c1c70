// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/**
 * A drug by a code.
 *
 * @param code as sent
 */
public record DrugCode(Vocabulary system, String code) {
    /** Whose code. */
    public enum Vocabulary {
        ATC,
        RXNORM
    }
}
