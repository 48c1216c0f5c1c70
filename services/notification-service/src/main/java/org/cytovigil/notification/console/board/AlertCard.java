// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert that somebody still has to do something about.
 *
 * @param ward null where it is not known
 * @param headline what it says, in the reader's language
 * @param detail the grader's own sentence where the headline does not say it all, else empty
 * @param since when what it tells of began, in words
 * @param age how long ago it was raised
 * @param takenBy null while nobody has acknowledged it
 * @param paged who was paged and how far each page got, in words
 */
public record AlertCard(
        String id,
        String code,
        String priority,
        @Nullable String ward,
        String patient,
        String headline,
        String detail,
        String since,
        Instant at,
        String age,
        @Nullable String takenBy,
        List<String> paged) {
    public AlertCard {
        paged = List.copyOf(paged);
    }

    /** Whether nobody has taken it. */
    public boolean waiting() {
        return takenBy == null;
    }

    /** How it is drawn. */
    public String style() {
        return priority.toLowerCase(Locale.ROOT) + (waiting() ? " open" : " taken");
    }
}
