// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.alerting.GradeHistory;
import org.cytovigil.core.alerting.ScaleNews;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.replay.FactLog;
import org.cytovigil.core.replay.History;
import org.cytovigil.core.replay.ScaleGrades;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalStates;

/** Keeps what was published of each scale, and publishes what differs from it. */
final class GradeKeeper {
    private final SignalGraph graph;
    private final History history;
    private final Map<String, PatientState.ScaleState> scales;
    private final Map<String, ScaleGrades> compared = new HashMap<>();
    private Instant comparedLast = Instant.MIN;
    private Instant publishedFrom;
    private PublishedArchive archive;

    GradeKeeper(SignalGraph graph, History history, PatientState state) {
        this.graph = graph;
        this.history = history;
        this.archive = new PublishedArchive(history);
        this.scales = new TreeMap<>(state.scales());
        this.publishedFrom = state.publishedFrom();
    }

    Map<String, PatientState.ScaleState> scales() {
        return scales;
    }

    /** Lines after this instant are in the scales' states, those before in the history. */
    Instant publishedFrom() {
        return publishedFrom;
    }

    /**
     * What a comparison gave.
     *
     * @param instants how many instants of one scale had to be judged at most
     * @param due when a grade can next change although nothing arrives
     * @param ahead the same as an event time, in a recording too
     */
    record Comparison(Map<String, ScaleNews> scales, int instants, Instant due, Instant ahead) {}

    /**
     * Compares all grades with what is published.
     *
     * @param until event time up to which they are worked out
     * @param live whether timers run on
     */
    Comparison compare(FactLog factLog, Publisher publisher, Instant until, boolean live, List<Outcome> outcomes) {
        archive = new PublishedArchive(history);
        Map<String, ScaleNews> news = new TreeMap<>();
        int instants = 0;
        Instant due = Instant.MAX;
        Instant ahead = Instant.MAX;
        Instant comparedFrom = factLog.comparedFrom();
        // Where lines of past blocks are compared they must be brought back, whatever the grades are.
        boolean archived = comparedFrom.isBefore(publishedFrom);
        if (publisher.anew() || archived || !comparedFrom.equals(comparedLast)) {
            compared.clear();
            comparedLast = comparedFrom;
        }
        for (GradingSystem<?> system : graph.systems()) {
            String id = system.id();
            PatientState.ScaleState state = scales.getOrDefault(id, PatientState.ScaleState.NONE);
            ScaleGrades grades = factLog.grades(id, until);
            instants = Math.max(instants, grades.instants());
            ahead = earlier(grades.nextDue(), ahead);
            Instant scaleDue = live ? grades.nextDue() : Instant.MAX;
            PatientState.ScaleState next = state.dueAt(scaleDue);
            ScaleGrades last = compared.put(id, grades);
            List<GradeSpan> changed = List.of();
            if (!grades.equals(last)) {
                Publisher.Difference difference = publisher.compare(
                        id,
                        archive.since(comparedFrom, id, state.published(), publishedFrom),
                        comparedFrom,
                        factLog.base(id),
                        grades.spans(),
                        state.sequence(),
                        last == null ? 0 : alike(last.spans(), grades.spans()));
                difference.fresh().forEach(line -> outcomes.add(new Outcome.Graded(line)));
                next = next(state, difference, scaleDue, publisher.now());
                changed = difference.changed();
            }
            GradeHistory before = publisher.anew() ? next.history().knownAs(state.history()) : state.history();
            news.put(id, new ScaleNews(before, next.history(), state.current(), next.current(), changed));
            scales.put(id, next);
            due = earlier(next.due(), due);
        }
        return new Comparison(news, instants, due, ahead);
    }

    private static int alike(List<GradeSpan> told, List<GradeSpan> spans) {
        int alike = 0;
        while (alike < told.size() && alike < spans.size() && told.get(alike).equals(spans.get(alike))) {
            alike++;
        }
        return alike;
    }

    /** Adds to the current grades what may be considered. */
    void suggest(SignalStates states, Publisher publisher, List<Outcome> outcomes) {
        new CurrentSuggestions(states, publisher.now(), scales).add(graph.systems(), publisher, outcomes);
    }

    /** Moves lines of past blocks to the history. */
    void archive(Instant comparedFrom, Instant blockCheckpoint) {
        archive.archive(scales, comparedFrom, publishedFrom, blockCheckpoint);
        publishedFrom = blockCheckpoint;
    }

    private PatientState.ScaleState next(
            PatientState.ScaleState state, Publisher.Difference difference, Instant due, Instant now) {
        Instant horizon = now.minus(graph.rules().duration(RuleKey.ALERT_HORIZON));
        List<PublishedLine> fresh = difference.fresh();
        if (fresh.isEmpty()) {
            return new PatientState.ScaleState(
                    difference.holding(), state.sequence(), state.history(), state.current(), due, state.suggested());
        }
        return new PatientState.ScaleState(
                difference.holding(),
                state.sequence() + fresh.size(),
                state.history()
                        .replaced(
                                difference.changed().get(0).from(),
                                fresh.stream().map(PublishedLine::span).toList())
                        .since(horizon),
                fresh.get(fresh.size() - 1).span(),
                due,
                state.suggested());
    }
}
