// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.patient;

import java.util.List;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Bed;
import org.cytovigil.notification.console.board.Flag;
import org.cytovigil.notification.console.board.Gauge;

/**
 * All that the console shows of one patient beside the chart.
 *
 * @param grades of all scales, each with its reasons; CRS and ICANS first
 * @param latest the newest reading of each series
 * @param replaced grades that were published and do not hold any more
 * @param closed alerts that are over
 */
public record PatientFile(
        Bed bed,
        List<Why> grades,
        List<Latest> latest,
        List<Replaced> replaced,
        List<AlertCard> open,
        List<AlertCard> closed) {
    public PatientFile {
        grades = List.copyOf(grades);
        latest = List.copyOf(latest);
        replaced = List.copyOf(replaced);
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    /**
     * Why a grade is as it is.
     *
     * @param value the number of an index; empty for a grade
     * @param reasons the criteria that were met
     * @param missing what is not known, in words
     * @param notes what is special about it, in sentences
     * @param suggestions what may be considered
     * @param edition of the rules
     */
    public record Why(
            Gauge gauge,
            String value,
            List<Reason> reasons,
            List<String> missing,
            List<Flag> notes,
            List<Suggestion> suggestions,
            String edition) {
        public Why {
            reasons = List.copyOf(reasons);
            missing = List.copyOf(missing);
            notes = List.copyOf(notes);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * A criterion that was met.
     *
     * @param found what was found, in words
     * @param rule how it counts; empty where the scale has no row for it
     * @param original the words that count where {@code rule} is a translation of them, else empty
     * @param source where the rule comes from
     * @param readings what was found it in
     */
    public record Reason(String found, String rule, String original, String source, List<Evidence> readings) {
        public Reason {
            readings = List.copyOf(readings);
        }
    }

    /**
     * A reading that a criterion stands on.
     *
     * @param at for the chart
     */
    public record Evidence(String words, String at) {}

    /**
     * What may be considered.
     *
     * @param withheld why not now; empty where nothing speaks against it
     */
    public record Suggestion(String text, String withheld, String source) {}

    /** The newest reading of a series. */
    public record Latest(String name, String value, String time, String age, String at) {}

    /** A grade that was published once and was replaced, since a fact came late or was corrected. */
    public record Replaced(String scale, String grade, String since, String published) {}
}
