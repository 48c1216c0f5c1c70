// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A site changes its rules, or takes a new edition: who is in the ward is graded again by them, once. */
class RuleChangeTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final String CRS = "astct-crs-2019";
    private static final GradingRules NINETY = GradingRules.defaults();
    private static final GradingRules HUNDRED = GradingRules.from(Map.of("crs.hypotension.adult.sbp", "100"));
    private static final int SEQUENCES = Integer.getInteger("sequences", 150);

    private final MemoryHistory history = new MemoryHistory();
    private PatientMonitor monitor = monitor(PATIENT, NINETY, history, PatientState.EMPTY);
    private int readings;

    private static PatientMonitor monitor(
            PatientKey patient, GradingRules rules, MemoryHistory history, PatientState state) {
        SignalGraph graph = PatientMonitor.graph(GradingCatalogue.standard(), rules);
        return new PatientMonitor(patient, graph, history, state);
    }

    private void goOnUnder(GradingRules rules) {
        monitor = monitor(PATIENT, rules, history, monitor.state());
    }

    private List<Outcome> take(Duration ago, Parameter parameter, String value, Method method) {
        Instant at = NOW.minus(ago);
        FactHeader header = new FactHeader(PATIENT, "r" + readings++, at, at, "", FactStatus.FINAL);
        Measured measured = new Measured(
                header, parameter, new Quantity(new BigDecimal(value), Quantity.Bound.EXACT), Site.UNSPECIFIED, method);
        return monitor.accept(List.of(measured), at);
    }

    private void fever(Duration ago) {
        take(ago, Parameter.TEMPERATURE, "38.6", Method.SPOT);
    }

    /** Each minute. */
    private void pressures(String value, Duration from, Duration to, Method method) {
        for (Duration ago = from; ago.compareTo(to) >= 0; ago = ago.minusMinutes(1)) {
            take(ago, Parameter.SYSTOLIC_BP, value, method);
        }
    }

    private static List<PublishedLine> lines(List<Outcome> outcomes) {
        List<PublishedLine> lines = new ArrayList<>();
        ConvergenceTest.collect(outcomes, lines);
        return lines.stream().filter(line -> line.system().equals(CRS)).toList();
    }

    private static List<String> alerts(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(step -> CRS.equals(step.system()))
                .map(step -> step.transition() + " " + step.cause() + " " + step.grade())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"SPOT", "CONTINUOUS"})
    void whatHoldsNowIsGradedAndPagedByTheRulesInForce(Method method) {
        fever(Duration.ofMinutes(60));
        pressures("95", Duration.ofMinutes(30), Duration.ZERO, method);
        goOnUnder(NINETY);
        assertThat(monitor.tick(NOW)).as("the same rules: nothing is due").isEmpty();

        goOnUnder(HUNDRED);
        List<Outcome> outcomes = monitor.tick(NOW);
        List<PublishedLine> lines = lines(outcomes);
        PublishedLine newest = lines.get(lines.size() - 1);
        assertThat(newest.span().assessment().grade()).isEqualTo(2);
        assertThat(lines).allMatch(line -> line.edition().equals(HUNDRED.edition()));
        assertThat(alerts(outcomes)).contains("RAISED CRS_ROSE 2");

        goOnUnder(HUNDRED);
        assertThat(monitor.tick(NOW)).as("once").isEmpty();
    }

    @Test
    void whatIsOverIsPublishedAndPagesNobody() {
        fever(Duration.ofHours(6));
        pressures("95", Duration.ofHours(5), Duration.ofHours(4), Method.SPOT);
        pressures("120", Duration.ofMinutes(239), Duration.ZERO, Method.SPOT);
        goOnUnder(HUNDRED);
        List<Outcome> outcomes = monitor.tick(NOW);
        assertThat(lines(outcomes))
                .extracting(line -> line.span().assessment().grade())
                .contains(2);
        assertThat(alerts(outcomes)).isEmpty();
    }

    @Test
    void anAlertThatTheRulesInForceWouldNotRaiseIsRetracted() {
        goOnUnder(HUNDRED);
        fever(Duration.ofMinutes(60));
        pressures("95", Duration.ofMinutes(30), Duration.ZERO, Method.SPOT);
        goOnUnder(NINETY);
        List<Outcome> outcomes = monitor.tick(NOW);
        assertThat(alerts(outcomes)).contains("RETRACTED RETRACTED 1");
        assertThat(lines(outcomes)).anyMatch(line -> !line.supersedes().isEmpty());
    }

    @Test
    void whatArrivesFirstIsJudgedAfterThePast() {
        fever(Duration.ofMinutes(60));
        pressures("95", Duration.ofMinutes(30), Duration.ofMinutes(1), Method.SPOT);
        goOnUnder(HUNDRED);
        assertThat(alerts(take(Duration.ZERO, Parameter.SYSTOLIC_BP, "94", Method.SPOT)))
                .contains("RAISED CRS_ROSE 2");
    }

    /** The first edition did not keep the limits of its samples; what they mean is not guessed. */
    @Test
    void samplesOfAStateWithoutTheirLimitsAreNotKnown() {
        fever(Duration.ofMinutes(60));
        pressures("85", Duration.ofMinutes(30), Duration.ZERO, Method.CONTINUOUS);
        PatientState state = monitor.state();
        assertThat(grade(lines(afresh(state)))).isEqualTo(2);
        assertThat(grade(lines(afresh(judged(state, JudgedUnder.UNKNOWN))))).isEqualTo(1);
    }

    /** Of another version: the patient is graded by what can be read. */
    @Test
    void aParameterThatThisVersionDoesNotKnowIsLeftOut() {
        fever(Duration.ofMinutes(60));
        pressures("85", Duration.ofMinutes(30), Duration.ZERO, Method.CONTINUOUS);
        PatientState state = monitor.state();
        JudgedUnder further = new JudgedUnder("other", state.judged().limits() + ";AURA 1 2");
        assertThat(grade(lines(afresh(judged(state, further))))).isEqualTo(2);
    }

    private List<Outcome> afresh(PatientState state) {
        GradingRules rules = GradingRules.from(Map.of("crs.resolution", "PT30H"));
        MemoryHistory copy = new MemoryHistory();
        history.facts(Instant.MIN, Instant.MAX).forEach(copy::keep);
        history.blocks().forEach(copy::keep);
        return monitor(PATIENT, rules, copy, state).tick(NOW);
    }

    private static int grade(List<PublishedLine> lines) {
        return lines.get(lines.size() - 1).span().assessment().grade();
    }

    private static PatientState judged(PatientState state, JudgedUnder under) {
        return new PatientState(
                state.factLog(),
                state.scales(),
                state.alerts(),
                state.feeds(),
                state.newestData(),
                state.steady(),
                state.newestArrival(),
                state.newestAt(),
                state.live(),
                state.evaluated(),
                state.publishedFrom(),
                state.alertDue(),
                state.nextDue(),
                state.merge(),
                state.flood(),
                under);
    }

    /** Rules that code samples alike: then nothing is lost, and what holds is what the new rules say of everything. */
    @Test
    void afterAChangeWhatHoldsIsWhatTheRulesInForceSayOfAllFacts() {
        GradingRules was = GradingRules.from(Map.of("alert.horizon", "P60D"));
        GradingRules is = GradingRules.from(Map.of(
                "alert.horizon",
                "P60D",
                "crs.resolution",
                "PT12H",
                "crs.fever.window",
                "PT12H",
                "crs.hypotension.wait",
                "PT5M"));
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            List<Fact> facts = Scenario.of(seed).facts();
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            int change = new Random(seed).nextInt(facts.size() + 1);
            MemoryHistory kept = new MemoryHistory();
            PatientKey patient = facts.get(0).patient();
            PatientMonitor first = monitor(patient, was, kept, PatientState.EMPTY);
            List<PublishedLine> lines = new ArrayList<>();
            facts.subList(0, change).forEach(fact -> ConvergenceTest.collect(first.accept(List.of(fact), end), lines));
            PatientMonitor second = monitor(patient, is, kept, first.state());
            facts.subList(change, facts.size())
                    .forEach(fact -> ConvergenceTest.collect(second.accept(List.of(fact), end), lines));
            ConvergenceTest.collect(second.tick(end), lines);
            assertThat(ConvergenceTest.known(ConvergenceTest.holding(lines)))
                    .as("seed %d, change after %d", seed, change)
                    .isEqualTo(ConvergenceTest.known(
                            ConvergenceTest.converged(facts, end, GradingCatalogue.standard(), is)));
        }
    }
}
