// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.alerting.AlertPolicy;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.alerting.Feed;
import org.cytovigil.core.alerting.FeedState;
import org.cytovigil.core.alerting.FeedWatch;
import org.cytovigil.core.alerting.Situation;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.FactSet;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Timeline;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.PersonSignal;

/**
 * Watches one patient: takes facts as they arrive and the wall clock as it is handed in, and tells what to publish.
 * It never reads a clock, so the same input gives the same outcomes, online, offline and after a restart.
 */
public final class PatientMonitor {
    private static final AlertPolicy POLICY = new AlertPolicy();
    private final PatientKey patient;
    private final GradingCatalogue catalogue;
    private final GradingRules rules;
    private final FactSet facts;
    private MonitorMemory memory;

    /** A monitor that goes on from facts and memory that were kept. */
    public PatientMonitor(
            PatientKey patient, GradingCatalogue catalogue, GradingRules rules, FactSet facts, MonitorMemory memory) {
        this.patient = patient;
        this.catalogue = catalogue;
        this.rules = rules;
        this.facts = facts;
        this.memory = memory;
    }

    /** What must be kept beside the facts. */
    public MonitorMemory memory() {
        return memory;
    }

    /** When {@link #tick} must be called although nothing arrives, {@link Instant#MAX} for never. */
    public Instant nextDue() {
        return memory.nextDue();
    }

    /** Whether this very version of a fact is the one that holds. */
    public boolean holds(Fact version) {
        return facts.holds(version);
    }

    /** Takes facts that became known together. */
    public List<Outcome> accept(Collection<? extends Fact> arrived, Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Fact> changes = new ArrayList<>();
        Duration horizon = rules.duration(RuleKey.ALERT_HORIZON);
        Span span = new Span(memory.newestArrival(), memory.newestAt(), memory.live());
        for (Fact fact : arrived) {
            Fact replaced = facts.holding(fact.id());
            span = span.with(fact, now.minus(horizon));
            if (facts.add(fact)) {
                changes.add(fact);
                if (replaced != null) {
                    changes.add(replaced);
                }
                if (fact.at().isBefore(span.newestArrival().minus(horizon))) {
                    outcomes.add(new Outcome.Late(fact));
                }
            }
        }
        if (!changes.isEmpty()) {
            evaluate(now, span, changes, outcomes);
        }
        return outcomes;
    }

    /** How far the facts reach, and whether they are of the present. */
    private record Span(Instant newestArrival, Instant newestAt, boolean live) {
        Span with(Fact fact, Instant horizon) {
            return new Span(
                    later(newestArrival, fact.arrivedAt()),
                    later(newestAt, fact.at()),
                    live || !fact.at().isBefore(horizon));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** Lets time pass: timers that have fallen due by now take effect, once. */
    public List<Outcome> tick(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        if (!now.isBefore(memory.nextDue())) {
            evaluate(now, new Span(memory.newestArrival(), memory.newestAt(), memory.live()), List.of(), outcomes);
        }
        return outcomes;
    }

    private void evaluate(Instant now, Span span, List<Fact> changes, List<Outcome> outcomes) {
        Chart chart = facts.chart();
        Person person = PersonSignal.of(chart).at(now);
        Publisher publisher = new Publisher(patient, person.unit(), rules.edition(), now);
        Map<String, List<MonitorMemory.Line>> published = new TreeMap<>(memory.published());
        Map<String, Integer> sequence = new TreeMap<>(memory.sequence());
        Map<String, Instant> gradingDue = new TreeMap<>(memory.gradingDue());
        Map<String, List<GradeSpan>> before = spans(memory.published());
        for (GradingSystem system : catalogue.systems()) {
            String id = system.id();
            boolean due = !gradingDue.getOrDefault(id, Instant.MAX).isAfter(now);
            if (!due && changes.stream().noneMatch(system::reads)) {
                continue;
            }
            Timeline timeline = system.timeline(chart, span.live() ? now : span.newestAt(), rules);
            gradingDue.put(id, span.live() ? timeline.revisit() : Instant.MAX);
            int count = sequence.getOrDefault(id, 0);
            Publisher.Difference difference =
                    publisher.compare(id, published.getOrDefault(id, List.of()), timeline.spans(), count);
            difference.fresh().forEach(line -> outcomes.add(new Outcome.Graded(line)));
            published.put(id, difference.holding());
            sequence.put(id, count + difference.fresh().size());
        }
        Situation situation = new Situation(patient, chart, person, now, rules, before, spans(published));
        Map<Feed, FeedState.Status> feeds = feeds(situation, outcomes);
        AlertPolicy.Judgement judgement = POLICY.judge(situation, memory.alerts());
        for (AlertStep step : judgement.steps()) {
            outcomes.add(new Outcome.Alerted(step));
        }
        Instant due = gradingDue.values().stream().reduce(judgement.nextDue(), PatientMonitor::earlier);
        memory = new MonitorMemory(
                published,
                sequence,
                judgement.memory(),
                feeds,
                span.newestArrival(),
                span.newestAt(),
                span.live(),
                gradingDue,
                due);
    }

    private Map<Feed, FeedState.Status> feeds(Situation situation, List<Outcome> outcomes) {
        Map<Feed, FeedState.Status> feeds = new EnumMap<>(Feed.class);
        feeds.putAll(memory.feeds());
        for (FeedState state : FeedWatch.of(situation)) {
            if (feeds.put(state.feed(), state.status()) != state.status()) {
                outcomes.add(new Outcome.FeedChanged(
                        patient, state, situation.person().unit(), situation.now()));
            }
        }
        return feeds;
    }

    private static Map<String, List<GradeSpan>> spans(Map<String, List<MonitorMemory.Line>> published) {
        Map<String, List<GradeSpan>> spans = new TreeMap<>();
        published.forEach((system, lines) ->
                spans.put(system, lines.stream().map(MonitorMemory.Line::span).toList()));
        return spans;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
