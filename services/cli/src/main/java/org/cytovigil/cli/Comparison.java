// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cytovigil.lines.JsonFields;

/**
 * What a comparison found.
 *
 * @param edition of the rules in force, or of the other version
 * @param candidate edition of what it is compared with
 * @param differences one a line
 */
record Comparison(
        String edition,
        String candidate,
        long patients,
        long events,
        long patientsDiffer,
        long gradesDiffer,
        long alertsDiffer,
        List<String> differences) {
    /** What the service takes of the lines. */
    private static final int MOST_LINES = 200;

    private static final int MOST_CHARACTERS = 48_000;
    private static final int LONGEST_LINE = 1000;

    Comparison {
        differences = List.copyOf(differences);
    }

    /** One line: how much differs. */
    String summary() {
        return "compare edition=" + edition + " candidate=" + candidate + " patients=" + patients + " events=" + events
                + " patients_differ=" + patientsDiffer + " grades_differ=" + gradesDiffer + " alerts_differ="
                + alertsDiffer;
    }

    /** The body of {@code POST /api/comparisons}; of the differences as many as it may hold. */
    ObjectNode document() {
        ObjectNode document = JsonFields.MAPPER.createObjectNode();
        document.put("edition", edition).put("candidate", candidate);
        document.put("patients", patients).put("events", events).put("patientsDiffer", patientsDiffer);
        document.put("gradesDiffer", gradesDiffer)
                .put("alertsDiffer", alertsDiffer)
                .put("lines", differences.size());
        ArrayNode lines = document.putArray("differences");
        int characters = 0;
        for (String difference : differences) {
            String line = difference.substring(0, Math.min(LONGEST_LINE, difference.length()));
            characters += line.length();
            if (lines.size() == MOST_LINES || characters > MOST_CHARACTERS) {
                return document;
            }
            lines.add(line);
        }
        return document;
    }
}
