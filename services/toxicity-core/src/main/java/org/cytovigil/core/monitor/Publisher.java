// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.replay.PublishedGrade;
import org.jspecify.annotations.Nullable;

/**
 * Compares grades with what was published of them, and publishes the difference: new lines, each naming the lines that
 * it supersedes (docs/clinical/time.md#convergence).
 *
 * @param unit ward of the patient
 * @param edition of the rules in force
 * @param now wall-clock time
 * @param anew other rules are in force than when the lines were published: the newest is published again, whatever it says
 */
record Publisher(PatientKey patient, String unit, String edition, Instant now, boolean anew) {
    private static final Assessment NOTHING_KNOWN =
            new Assessment(0, 4, Completeness.PARTIAL, EnumSet.noneOf(Flag.class), List.of(), List.of());

    /**
     * The result of a comparison.
     *
     * @param fresh lines to publish
     * @param holding all lines that hold now
     * @param changed what holds from the first instant on at which what was published no longer did; empty where all did
     */
    record Difference(List<PublishedLine> fresh, List<PublishedGrade> holding, List<GradeSpan> changed) {}

    /**
     * Compares.
     *
     * @param published lines that held until now
     * @param since lines up to here are settled and not compared
     * @param base what the scale said there, null where it said nothing yet
     * @param spans grades after it
     * @param sequence number of lines published before
     * @param alike so many of the first spans are known to be told as they are
     */
    Difference compare(
            String system,
            List<PublishedGrade> published,
            Instant since,
            @Nullable Assessment base,
            List<GradeSpan> spans,
            int sequence,
            int alike) {
        List<PublishedGrade> told = published.stream()
                .filter(line -> !line.withdrawal() && line.from().isAfter(since))
                .toList();
        int same = Math.min(alike, told.size());
        while (same < spans.size() && same < told.size() && told.get(same).says(spans.get(same))) {
            same++;
        }
        if (anew) {
            same = Math.min(same, Math.max(0, spans.size() - 1));
        }
        if (same == spans.size() && same == told.size()) {
            return new Difference(List.of(), published, List.of());
        }
        Instant cut = cut(spans, told, same);
        List<PublishedGrade> holding = new ArrayList<>();
        List<String> superseded = new ArrayList<>();
        for (PublishedGrade line : published) {
            if (line.from().isBefore(cut)) {
                holding.add(line);
            } else {
                superseded.add(PublishedGrade.lineId(patient, system, line.sequence()));
            }
        }
        boolean withdraws = same == spans.size();
        List<GradeSpan> news =
                withdraws ? List.of(new GradeSpan(cut, before(spans, same, base))) : spans.subList(same, spans.size());
        List<PublishedLine> fresh = new ArrayList<>();
        for (GradeSpan span : news) {
            int number = sequence + fresh.size();
            fresh.add(new PublishedLine(
                    PublishedGrade.lineId(patient, system, number),
                    patient,
                    unit,
                    system,
                    span,
                    now,
                    edition,
                    fresh.isEmpty() ? superseded : List.of(),
                    List.of()));
            holding.add(PublishedGrade.of(span, number, withdraws));
        }
        return new Difference(fresh, holding, changed(cut, before(spans, same, base), news));
    }

    /** The line that holds, told again since something else may be considered now. */
    PublishedLine again(String system, GradeSpan span, int sequence) {
        String id = PublishedGrade.lineId(patient, system, sequence - 1);
        return new PublishedLine(id, patient, unit, system, span, now, edition, List.of(), List.of());
    }

    /** Until the first new line what was said before it holds. */
    private static List<GradeSpan> changed(Instant cut, Assessment before, List<GradeSpan> news) {
        if (news.get(0).from().equals(cut)) {
            return news;
        }
        List<GradeSpan> changed = new ArrayList<>();
        changed.add(new GradeSpan(cut, before));
        changed.addAll(news);
        return changed;
    }

    private static Assessment before(List<GradeSpan> spans, int same, @Nullable Assessment base) {
        if (same > 0) {
            return spans.get(same - 1).assessment();
        }
        return base != null ? base : NOTHING_KNOWN;
    }

    /** From where on what was told no longer holds. */
    private static Instant cut(List<GradeSpan> spans, List<PublishedGrade> told, int same) {
        Instant next = same < spans.size() ? spans.get(same).from() : Instant.MAX;
        Instant was = same < told.size() ? told.get(same).from() : Instant.MAX;
        return earlier(next, was);
    }
}
