// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.util.List;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.grading.Topic;

/**
 * One row of the table.
 *
 * @param situation a toxicity with its grade, or a circumstance
 * @param dose empty, BY_WEIGHT for tocilizumab, or words that are shown only with a fresh weight
 */
record ActionRow(
        String situation,
        int grade,
        String population,
        Topic topic,
        String code,
        String text,
        String dose,
        String source) {
    static ActionRow read(List<String> cells) {
        return new ActionRow(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                cells.get(2),
                Topic.valueOf(cells.get(3)),
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7));
    }

    boolean isFor(ActionContext context) {
        return population.equals("ANY") || population.equals(context.isChild() ? "CHILD" : "ADULT");
    }

    Suggestion suggestion(String words, String withheld) {
        return new Suggestion(code, topic, words, withheld, source);
    }
}
