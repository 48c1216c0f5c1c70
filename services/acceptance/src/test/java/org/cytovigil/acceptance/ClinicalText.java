// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What of a finding or marker HL7 and FHIR can tell, under our own codes. */
final class ClinicalText {
    /** What stands beside the value. */
    static final List<String> DETAILS = List.of("painful", "grade", "percent", "target");

    private ClinicalText() {}

    /** The event that must come of it. */
    static Optional<ObjectNode> told(ObjectNode event) {
        if (event.path("type").asText().equals("marker") && !event.hasNonNull("value")) {
            return Optional.empty();
        }
        return Optional.of(event.deepCopy());
    }

    static String name(ObjectNode event) {
        return event.path(event.path("type").asText().equals("marker") ? "name" : "kind")
                .asText();
    }

    /** The answer; what was told without one was seen. */
    static String value(ObjectNode event) {
        return event.path("value").asText("true");
    }

    static boolean isNumber(String text) {
        try {
            return !new BigDecimal(text).toString().isEmpty();
        } catch (NumberFormatException word) {
            return false;
        }
    }
}
