// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.List;

/**
 * A row of a scale that holds.
 *
 * @param name published name, for example HYPOTENSION
 * @param evidence ids of the facts that prove it
 */
public record Criterion(String name, List<String> evidence) {
    /** Copies the evidence. */
    public Criterion {
        evidence = List.copyOf(evidence);
    }
}
