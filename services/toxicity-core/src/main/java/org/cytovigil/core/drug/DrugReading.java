// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

/** What a charted name of a drug turns out to be. */
public sealed interface DrugReading {
    /** One substance that the table has. */
    record Known(DrugTable.Drug drug) implements DrugReading {}

    /** Nothing that the table has: it bears on no grade, as far as we know. */
    record Unknown() implements DrugReading {}

    /** It names a drug that matters, but what is given cannot be told: to guess either way could be lethal. */
    record Unsettled(String reason) implements DrugReading {}
}
