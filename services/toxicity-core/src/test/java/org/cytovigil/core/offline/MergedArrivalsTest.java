// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.merge.MovedFact;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** Merges in a file of events: alerts as the grader would have told them, grades as if all had been charted to one. */
class MergedArrivalsTest {
    private static final GradingCatalogue SCALES = GradingCatalogue.standard();
    private static final ArrivalReplay REPLAY = new ArrivalReplay(SCALES, GradingRules.defaults());

    private static FactHeader header(String patient, String id, String at, FactStatus status) {
        Instant instant = Instant.parse("2026-01-15T" + at + ":00Z");
        return new FactHeader(new PatientKey(patient), id, instant, instant, "", status);
    }

    private static Fact fever(String patient, String id, String at) {
        return new Measured(
                header(patient, id, at, FactStatus.FINAL),
                Parameter.TEMPERATURE,
                Quantity.of("38.6"),
                Site.ORAL,
                Method.SPOT);
    }

    private static Fact cannula(String patient, String id, String at, String flow) {
        return new OxygenSupport(
                header(patient, id, at, FactStatus.FINAL),
                OxygenDevice.NASAL_CANNULA,
                new BigDecimal(flow),
                null,
                OxygenIndication.RESPIRATORY);
    }

    private static Fact merge(String id, String from, String into, String at) {
        return new PatientMerged(header(from, id, at, FactStatus.FINAL), new PatientKey(into));
    }

    private static List<Fact> crisis() {
        return new ArrayList<>(List.of(
                fever("old", "t1", "08:00"),
                cannula("old", "o1", "08:01", "8"),
                merge("a40", "old", "new", "08:10"),
                new Removed(header("old", "o1", "08:20", FactStatus.ENTERED_IN_ERROR)),
                cannula("old", "o2", "08:30", "9")));
    }

    private static List<Fact> withCopies(List<Fact> facts) {
        List<Fact> all = new ArrayList<>(facts);
        facts.stream()
                .filter(fact -> !(fact instanceof PatientMerged))
                .map(fact -> MovedFact.to(new PatientKey("new"), fact))
                .forEach(all::add);
        return all;
    }

    /** Those of grades. */
    private static List<String> alerts(List<Fact> facts) {
        return REPLAY.run(facts, null).stream()
                .filter(told -> told.outcome() instanceof Outcome.Alerted alerted
                        && alerted.step().system() != null)
                .map(told -> step(told.when(), ((Outcome.Alerted) told.outcome()).step()))
                .toList();
    }

    private static String step(Instant when, AlertStep step) {
        return when.toString().substring(11, 16) + " " + step.patient() + " " + step.transition() + " "
                + Objects.requireNonNullElse(step.grade(), "") + (step.page() ? " page" : "");
    }

    private static List<ConvergedGrades.Line> lines(List<Fact> facts) {
        return new ConvergedGrades(SCALES, GradingRules.defaults()).lines(facts, null);
    }

    @Test
    void alertsAreToldAsTheyWouldHaveBeen() {
        List<String> expected = List.of(
                "08:00 old RAISED 1",
                "08:01 old RESOLVED 1",
                "08:01 old RAISED 3 page",
                "08:10 old RETRACTED 0 page",
                "08:10 new RAISED 3 page",
                "08:20 new RETRACTED 1 page",
                "08:30 new RAISED 3 page");
        assertThat(alerts(crisis())).containsExactlyElementsOf(expected);
        List<Fact> shuffled = crisis();
        Collections.shuffle(shuffled, new Random(1));
        assertThat(alerts(shuffled)).containsExactlyElementsOf(expected);
    }

    @Test
    void whatASiteHoldsHasTheCopiesOfTheGraderTooAndTellsTheSame() {
        assertThat(alerts(withCopies(crisis()))).isEqualTo(alerts(crisis()));
        assertThat(lines(withCopies(crisis()))).isEqualTo(lines(crisis()));
        assertThat(new RuleComparison(SCALES, GradingRules.defaults(), GradingRules.from(Map.of()))
                        .of(withCopies(crisis()), null))
                .isEmpty();
    }

    @Test
    void gradesAreThoseOfOnePatient() {
        assertThat(lines(crisis()))
                .extracting(line -> line.patient() + " " + line.system() + " "
                        + line.span().assessment().grade())
                .containsExactly("new astct-crs-2019 1", "new astct-crs-2019 3")
                .isNotEmpty();
        assertThat(lines(crisis()).get(1).span().assessment().because().toString())
                .contains("o2@@old");
    }

    @Test
    void ofACircleTheNewestMergeHolds() {
        List<Fact> facts = crisis();
        facts.add(merge("back", "new", "old", "08:40"));
        assertThat(lines(facts)).allMatch(line -> line.patient().value().equals("old"));
        facts.add(cannula("new", "o3", "08:50", "1"));
        Collections.shuffle(facts, new Random(2));
        assertThat(lines(facts).toString()).contains("o3@@new").doesNotContain("o2@@");
        assertThat(alerts(facts))
                .filteredOn(step -> step.endsWith("page"))
                .endsWith("08:40 new RETRACTED 0 page", "08:40 old RAISED 3 page");
    }

    @Test
    void circlesOfManyRecordsEnd() {
        List<Fact> facts = new ArrayList<>(crisis());
        facts.add(merge("b", "new", "third", "08:41"));
        facts.add(merge("c", "third", "old", "08:42"));
        facts.add(cannula("old", "o4", "08:50", "9"));
        facts.add(cannula("third", "o5", "08:51", "9"));
        assertThat(lines(facts)).extracting(ConvergedGrades.Line::patient).containsOnly(new PatientKey("new"));
        assertThat(alerts(facts))
                .filteredOn(step -> step.contains("page"))
                .last()
                .isEqualTo("08:42 new RAISED 3 page");
    }
}
