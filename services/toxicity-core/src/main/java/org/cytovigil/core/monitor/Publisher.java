// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.table.ContentId;

/**
 * Compares a timeline with what was published of it, and publishes the difference: new lines, each naming the lines
 * that it supersedes (grading.md 7).
 */
final class Publisher {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Assessment NOTHING_KNOWN =
            new Assessment(0, 4, Completeness.PARTIAL, EnumSet.noneOf(Flag.class), List.of(), List.of());

    private final PatientKey patient;
    private final String unit;
    private final String edition;
    private final Instant now;

    Publisher(PatientKey patient, String unit, String edition, Instant now) {
        this.patient = patient;
        this.unit = unit;
        this.edition = edition;
        this.now = now;
    }

    /**
     * The result of a comparison.
     *
     * @param fresh lines to publish
     * @param holding all lines that hold now
     */
    record Difference(List<PublishedLine> fresh, List<MonitorMemory.Line> holding) {}

    Difference compare(String system, List<MonitorMemory.Line> published, List<GradeSpan> timeline, int sequence) {
        List<GradeSpan> spans = retained(published, timeline);
        List<GradeSpan> told = published.stream()
                .filter(line -> !line.withdrawal())
                .map(MonitorMemory.Line::span)
                .toList();
        int same = 0;
        while (same < spans.size() && same < told.size() && equal(told.get(same), spans.get(same))) {
            same++;
        }
        if (same == spans.size() && same == told.size()) {
            return new Difference(List.of(), published);
        }
        Instant cut = cut(spans, told, same);
        List<MonitorMemory.Line> holding = new ArrayList<>();
        List<String> superseded = new ArrayList<>();
        for (MonitorMemory.Line line : published) {
            if (line.span().from().isBefore(cut)) {
                holding.add(line);
            } else {
                superseded.add(line.lineId());
            }
        }
        boolean withdraws = same == spans.size();
        List<GradeSpan> news = withdraws
                ? List.of(new GradeSpan(
                        cut, same == 0 ? NOTHING_KNOWN : spans.get(same - 1).assessment()))
                : spans.subList(same, spans.size());
        List<PublishedLine> fresh = new ArrayList<>();
        for (GradeSpan span : news) {
            String id = id(system, sequence + fresh.size());
            fresh.add(new PublishedLine(
                    id, patient, unit, system, span, now, edition, fresh.isEmpty() ? superseded : List.of()));
            holding.add(new MonitorMemory.Line(id, span, withdraws));
        }
        return new Difference(fresh, trimmed(holding));
    }

    /** From where on what was told no longer holds. */
    private static Instant cut(List<GradeSpan> spans, List<GradeSpan> told, int same) {
        Instant next = same < spans.size() ? spans.get(same).from() : Instant.MAX;
        Instant was = same < told.size() ? told.get(same).from() : Instant.MAX;
        return next.isBefore(was) ? next : was;
    }

    private static boolean equal(GradeSpan one, GradeSpan other) {
        return one.from().equals(other.from()) && one.assessment().sameAs(other.assessment());
    }

    /** What was published and trimmed long ago is not compared again. */
    private static List<GradeSpan> retained(List<MonitorMemory.Line> published, List<GradeSpan> timeline) {
        if (published.isEmpty()) {
            return timeline;
        }
        Instant first = published.get(0).span().from();
        Instant newest = published.get(published.size() - 1).span().from();
        boolean nothingTrimmed = first.plus(KEPT).isAfter(newest);
        return nothingTrimmed
                ? timeline
                : timeline.stream().filter(span -> !span.from().isBefore(first)).toList();
    }

    private static List<MonitorMemory.Line> trimmed(List<MonitorMemory.Line> holding) {
        Instant newest = holding.get(holding.size() - 1).span().from();
        int drop = 0;
        while (drop + 1 < holding.size()
                && holding.get(drop + 1).span().from().plus(KEPT).isBefore(newest)) {
            drop++;
        }
        return List.copyOf(holding.subList(drop, holding.size()));
    }

    private String id(String system, int sequence) {
        return ContentId.of(patient + "|" + system + "|" + sequence, 12);
    }
}
