// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/**
 * Something to consider; never an order.
 *
 * @param code stable name
 * @param text in words, with the dose where one may be shown
 * @param withheld why a dose, or the drug, is not suggested now; empty otherwise
 * @param source guideline or label
 */
public record Suggestion(String code, Topic topic, String text, String withheld, String source) {
    /** Whether something is left out on purpose. */
    public boolean isWithheld() {
        return !withheld.isEmpty();
    }
}
