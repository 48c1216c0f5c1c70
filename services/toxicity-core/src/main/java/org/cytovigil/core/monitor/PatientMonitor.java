// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cytovigil.core.alerting.AlertPolicy;
import org.cytovigil.core.alerting.NewestData;
import org.cytovigil.core.alerting.Situation;
import org.cytovigil.core.alerting.SteadyValues;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.merge.Merge;
import org.cytovigil.core.merge.MovedFact;
import org.cytovigil.core.replay.Effect;
import org.cytovigil.core.replay.FactLog;
import org.cytovigil.core.replay.History;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;

/**
 * Watches one patient: takes facts as they arrive and the wall clock as it is handed in, and tells what to publish.
 * It never reads a clock, so the same input gives the same outcomes, online, offline and after a restart.
 */
public final class PatientMonitor {
    /** More instants than this are not walked through again with every event. */
    private static final int MANY_INSTANTS = 12;

    /** So many are settled up to the newest fact, although what is charted late then costs more. */
    private static final int MOST_INSTANTS = 96;

    /** What is charted this late is still read in order. */
    private static final Duration CHARTING = Duration.ofMinutes(30);

    private final PatientKey patient;
    private final SignalGraph graph;
    private final History history;
    private final FactLog factLog;
    private final GradeKeeper grades;
    private final AlertKeeper alerts;
    private final SteadyValues steady;
    private NewestData newestData;
    private Instant newestArrival;
    private Instant newestAt;
    private boolean live;
    private Instant evaluated;
    private Instant nextDue;
    /** In a recording: event time at which a grade can next change. Where it is not known yet, that is now. */
    private Instant recordedDue = Instant.MIN;

    private @Nullable Merge merge;
    private final int lateAtOnce;
    private Flood flood;
    private JudgedUnder judged;

    /** A monitor that goes on from what was kept. */
    public PatientMonitor(PatientKey patient, SignalGraph graph, History history, PatientState state) {
        this(patient, graph, history, state, Flood.AT_ONCE);
    }

    /**
     * The same for a thread with other patients.
     *
     * @param lateAtOnce late facts that are judged one by one within a second; more wait for the next timer
     */
    public PatientMonitor(PatientKey patient, SignalGraph graph, History history, PatientState state, int lateAtOnce) {
        this.lateAtOnce = lateAtOnce;
        this.patient = patient;
        this.graph = graph;
        this.history = history;
        this.factLog = new FactLog(graph, history, state.factLog());
        this.grades = new GradeKeeper(graph, history, state);
        this.alerts = new AlertKeeper(patient, new AlertPolicy(graph.systems()), state);
        this.steady = new SteadyValues(graph.rules(), state.steady());
        this.newestData = state.newestData();
        this.newestArrival = state.newestArrival();
        this.newestAt = state.newestAt();
        this.live = state.live();
        this.evaluated = state.evaluated();
        this.nextDue = state.nextDue();
        this.merge = state.merge();
        this.flood = state.flood();
        this.judged = state.judged();
    }

    /** The graph of scales and alert rules; worked out once, shared by all patients. */
    public static SignalGraph graph(GradingCatalogue catalogue, GradingRules rules) {
        List<Signal<?>> further = new ArrayList<>(AlertPolicy.SIGNALS);
        catalogue.systems().forEach(scale -> further.addAll(scale.suggestions().signals()));
        return new SignalGraph(catalogue.systems(), further, rules);
    }

    /** What must be kept beside the history. */
    public PatientState state() {
        return new PatientState(
                factLog.state(),
                grades.scales(),
                alerts.alerts(),
                alerts.feeds(),
                newestData,
                steady.all(),
                newestArrival,
                newestAt,
                live,
                evaluated,
                grades.publishedFrom(),
                alerts.due(),
                nextDue,
                merge,
                flood,
                judged);
    }

    /** When {@link #tick} must be called although nothing arrives, {@link Instant#MAX} for never. */
    public Instant nextDue() {
        return nextDue;
    }

    /** The merge by which this record went into another, held or undone; null where there was none. */
    public @Nullable Merge merge() {
        return merge;
    }

    /** The record goes into another: from now on nothing of it counts here. */
    public MergeResult merge(PatientMerged merged, Instant now) {
        List<Outcome> outcomes = gradeAnew(now);
        List<Fact> leaving = new ArrayList<>();
        factLog.kept(patient).forEach(fact -> leaving.add(MovedFact.to(merged.into(), fact)));
        merge = Merge.of(merged);
        factLog.catchUp(until(now));
        SignalStates known = factLog.timeline().states();
        factLog.forgetAll();
        flood = flood.judged();
        newestData = NewestData.NOTHING;
        steady.clear();
        evaluate(now, List.of(), known, false, outcomes);
        history.forgetAll();
        return new MergeResult(leaving, outcomes);
    }

    /** A later merge led back: what comes from now on counts here again. */
    public void stay() {
        Merge present = merge;
        merge = present == null ? null : present.undo();
    }

    /** Takes facts that became known together. */
    public List<Outcome> accept(Collection<? extends Fact> arrived, Instant now) {
        List<Outcome> outcomes = gradeAnew(now);
        List<Fact> news = new ArrayList<>();
        Duration horizon = graph.rules().duration(RuleKey.ALERT_HORIZON);
        boolean quiet = true;
        for (Fact fact : arrived) {
            newestArrival = later(newestArrival, fact.arrivedAt());
            newestAt = plans(fact) ? newestAt : later(newestAt, fact.at());
            boolean wasLive = live;
            live |= !fact.at().isBefore(now.minus(horizon));
            quiet &= live == wasLive;
            NewestData before = newestData;
            newestData = newestData.with(fact);
            quiet &= !steady.take(fact);
            boolean behind = factLog.isBehind();
            Effect effect = factLog.take(fact, evaluated, until(now));
            quiet &= !behind || factLog.isBehind();
            Instant change = effect == Effect.QUIET ? factLog.changes() : Instant.MAX;
            nextDue = earlier(nextDue, live ? change : Instant.MAX);
            recordedDue = earlier(recordedDue, live ? Instant.MAX : change);
            boolean read = effect == Effect.QUIET || effect == Effect.CHANGED;
            quiet &= effect != Effect.CHANGED && (feedsLive(fact) || newestData.equals(before));
            if (effect == Effect.CHANGED) {
                news.add(fact);
            }
            boolean old = fact.at().isBefore(newestArrival.minus(horizon));
            if (effect == Effect.BEYOND || (read && old)) {
                outcomes.add(new Outcome.Late(fact));
            }
        }
        flood = factLog.isBehind() ? flood.met(now) : flood;
        if (factLog.isBehind() && flood.mustWait(lateAtOnce)) {
            flood = flood.with(news);
            nextDue = earlier(nextDue, now);
        } else if (!quiet || !(live ? nextDue : earlier(nextDue, recordedDue)).isAfter(until(now))) {
            judge(now, news, outcomes);
        }
        return outcomes;
    }

    /** What is planned has not happened yet: no timer may run up to it. */
    private static boolean plans(Fact fact) {
        return fact instanceof TherapyStep step && !step.happened();
    }

    /** Whether the feeds that a fact belongs to deliver, so that its arrival is no news. */
    private boolean feedsLive(Fact fact) {
        return fact instanceof Measured measured && measured.method().isContinuous() && alerts.monitorLive();
    }

    /** Lets time pass: timers that have fallen due by now take effect, once. */
    public List<Outcome> tick(Instant now) {
        List<Outcome> outcomes = gradeAnew(now);
        if (!now.isBefore(nextDue)) {
            judge(now, List.of(), outcomes);
        }
        return outcomes;
    }

    /** Judges what has come, and what has waited. */
    private void judge(Instant now, List<Fact> news, List<Outcome> outcomes) {
        factLog.catchUp(until(now));
        List<Fact> all = new ArrayList<>();
        for (String key : flood.waiting()) {
            Fact waited = history.fact(key);
            if (waited != null) {
                all.add(waited);
            }
        }
        all.addAll(news);
        flood = flood.judged();
        evaluate(now, all, factLog.timeline().states(), false, outcomes);
    }

    /**
     * Grades all that is kept again where other rules are in force than before. What differs is published and supersedes; what
     * holds now is paged as ever, what is over is not.
     */
    private List<Outcome> gradeAnew(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        if (judged.edition().equals(graph.rules().edition())) {
            return outcomes;
        }
        boolean watched = !newestArrival.equals(Instant.MIN);
        if (watched) {
            factLog.readAnew(judged.coding(), until(now));
        }
        judged = JudgedUnder.of(graph);
        if (watched) {
            evaluate(now, List.of(), factLog.timeline().states(), true, outcomes);
        }
        return outcomes;
    }

    /** A recording has no present: its timers run with its own facts. */
    private Instant until(Instant now) {
        return live ? now : newestAt;
    }

    private void evaluate(Instant now, List<Fact> news, SignalStates states, boolean anew, List<Outcome> outcomes) {
        Instant until = until(now);
        String unit = states.get(PersonSignal.INSTANCE).at(now).unit();
        Publisher publisher = new Publisher(patient, unit, graph.rules().edition(), now, anew);
        Instant comparedFrom = factLog.comparedFrom();
        GradeKeeper.Comparison compared = grades.compare(factLog, publisher, until, live, outcomes);
        boolean gone = merge != null && !merge.undone();
        if (!gone) {
            grades.suggest(states, publisher, outcomes);
        }
        if (compared.instants() > MANY_INSTANTS) {
            Instant charted = earlier(until, newestAt.minus(CHARTING));
            factLog.settle(compared.instants() > MOST_INSTANTS ? earlier(until, newestAt) : charted);
        }
        grades.archive(comparedFrom, factLog.blockCheckpoint());
        factLog.compared();
        evaluated = until;
        alerts.judge(
                new Situation(patient, states, newestData, steady.all(), news, now, compared.scales()), gone, outcomes);
        nextDue = earlier(compared.due(), alerts.due());
        recordedDue = compared.ahead();
    }
}
