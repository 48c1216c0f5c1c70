// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A patient on the board.
 *
 * @param ward null where it is not known
 * @param course day and product in words; empty where they are not known
 * @param gauges CRS and ICANS
 * @param chips the other scales
 * @param flags what is special about the grades
 * @param ages of the data, by feed
 * @param alerts what is open
 * @param due when the next neurological assessment is due; null where none is
 */
public record Bed(
        String patient,
        @Nullable String ward,
        String course,
        int urgency,
        List<Gauge> gauges,
        List<Chip> chips,
        List<Flag> flags,
        List<Age> ages,
        List<Taken> alerts,
        @Nullable Due due) {
    public Bed {
        gauges = List.copyOf(gauges);
        chips = List.copyOf(chips);
        flags = List.copyOf(flags);
        ages = List.copyOf(ages);
        alerts = List.copyOf(alerts);
    }

    /**
     * A scale beside CRS and ICANS.
     *
     * @param value the grade, or the number of an index; {@code ?} where it is not known
     * @param note the band, or what is possible; empty where there is none
     * @param style how it is drawn
     */
    public record Chip(String system, String name, String value, String note, String style) {}

    /**
     * How old the newest data of a feed are.
     *
     * @param late whether they are older than they may be
     */
    public record Age(String feed, String age, boolean late) {}

    /**
     * An alert and who has it.
     *
     * @param by null while nobody has acknowledged it
     */
    public record Taken(
            String code, String priority, @Nullable String by) {
        /** How it is drawn. */
        public String style() {
            return priority.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When an assessment is due.
     *
     * @param words the countdown, or for how long it is overdue
     */
    public record Due(String words, String at, boolean late) {}
}
