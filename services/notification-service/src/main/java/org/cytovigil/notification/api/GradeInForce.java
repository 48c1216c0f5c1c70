// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.cytovigil.notification.ledger.GradeRow;

/** A grade with why it is so, what is missing, and what may be considered. */
record GradeInForce(
        @JsonUnwrapped GradeSummary summary, JsonNode because, JsonNode missing, String edition, JsonNode suggestions) {
    static GradeInForce of(GradeRow row) {
        return new GradeInForce(
                GradeSummary.of(row),
                BoardView.json(row.because()),
                BoardView.json(row.missing()),
                row.edition(),
                BoardView.json(row.suggestions()));
    }
}
