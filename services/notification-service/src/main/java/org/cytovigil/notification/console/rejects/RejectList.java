// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rejects;

import java.util.List;

/**
 * Dead-letter records as a page shows them.
 *
 * @param reasons how many of each reason, the most frequent first
 * @param rows the newest first
 * @param reason which reason was asked for; empty for all
 */
public record RejectList(List<Count> reasons, List<Row> rows, String reason) {
    public RejectList {
        reasons = List.copyOf(reasons);
        rows = List.copyOf(rows);
    }

    /** How many were refused for a reason. */
    public record Count(String reason, long number) {}

    /**
     * A dead-letter record in the list.
     *
     * @param replayed when, by whom and with what outcome; empty where it never was
     */
    public record Row(
            String id, String received, String age, String reason, String detail, String origin, String replayed) {}

    /**
     * A dead-letter record whole.
     *
     * @param original the message as text, or its bytes
     * @param replayable whether the whole original was kept
     */
    public record Whole(Row row, int bytes, String original, boolean replayable) {}
}
