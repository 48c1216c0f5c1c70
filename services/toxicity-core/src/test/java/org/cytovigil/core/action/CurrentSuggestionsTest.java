// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** A current grade carries what may be considered, and is told again where that changes and the grade stays. */
class CurrentSuggestionsTest {
    private static final String CRS = "astct-crs-2019";
    private static final String DOSE = "Consider tocilizumab: 640 mg (8 mg/kg for 80 kg)";
    private final List<Fact> facts = new ArrayList<>();

    @Test
    void aRiseIsPublishedWithThem() {
        crsTwo();
        assertThat(graded()).last().satisfies(line -> {
            assertThat(line.span().assessment().grade()).isEqualTo(2);
            assertThat(line.suggestions()).extracting(Suggestion::text).contains(DOSE);
        });
        assertThat(told()).isEmpty();
    }

    @Test
    void aDoseThatWasGivenTellsTheSameLineAgain() {
        crsTwo();
        facts.add(new MedicationAction(header("09:00"), "tocilizumab", MedicationVerb.GIVEN, null, null));
        PublishedLine again = told().get(0);
        assertThat(again.lineId()).isEqualTo(graded().get(graded().size() - 1).lineId());
        assertThat(again.knownAt()).isEqualTo(at("09:00"));
        assertThat(again.suggestions())
                .extracting(Suggestion::withheld)
                .contains("last dose less than 8 h ago; not before 17:00 UTC");
        assertThat(again.suggestions()).extracting(Suggestion::text).doesNotContain(DOSE);
        assertThat(told()).hasSize(1);
    }

    @Test
    void offlineTheNewestLineHasThemAndThoseBeforeHaveNone() {
        crsTwo();
        List<ConvergedGrades.Line> lines = new ConvergedGrades(GradingCatalogue.known(), GradingRules.defaults())
                .lines(facts, null).stream()
                        .filter(line -> line.system().equals(CRS))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(line -> line.suggestions().isEmpty());
        assertThat(lines.get(lines.size() - 1).suggestions())
                .extracting(Suggestion::text)
                .contains(DOSE);
    }

    private void crsTwo() {
        facts.add(new PatientDetails(
                header("06:00"),
                null,
                new BigDecimal("45"),
                new BigDecimal("80"),
                null,
                Setting.INPATIENT,
                null,
                null));
        facts.add(new Measured(
                header("08:00"), Parameter.TEMPERATURE, Quantity.of("38.4"), Site.UNSPECIFIED, Method.SPOT));
        facts.add(new OxygenSupport(
                header("08:30"), OxygenDevice.NASAL_CANNULA, new BigDecimal("2"), null, OxygenIndication.RESPIRATORY));
    }

    private List<PublishedLine> graded() {
        return outcomes().stream()
                .filter(Outcome.Graded.class::isInstance)
                .map(outcome -> ((Outcome.Graded) outcome).line())
                .filter(line -> line.system().equals(CRS))
                .toList();
    }

    private List<PublishedLine> told() {
        return outcomes().stream()
                .filter(Outcome.Suggested.class::isInstance)
                .map(outcome -> ((Outcome.Suggested) outcome).line())
                .toList();
    }

    private List<Outcome> outcomes() {
        return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(facts, null).stream().map(ArrivalReplay.Published::outcome).toList();
    }

    private FactHeader header(String time) {
        return new FactHeader(new PatientKey("p1"), "f" + facts.size(), at(time), at(time), "", FactStatus.FINAL);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-15T" + time + ":00Z");
    }
}
