// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** Facts that say that they arrived in January, and were read in December. */
class ReadLaterTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Instant JANUARY = Instant.parse("2026-01-15T08:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T08:00:00Z");
    private static final Fact FEVER = new Measured(
            new FactHeader(PATIENT, "t1", JANUARY, JANUARY, "", FactStatus.FINAL),
            Parameter.TEMPERATURE,
            Quantity.of("38.6"),
            Site.ORAL,
            Method.SPOT);

    private static List<ArrivalReplay.Published> told(Function<PatientKey, Instant> readFrom) {
        return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(List.of(FEVER), DECEMBER.plusSeconds(60), readFrom);
    }

    private static PublishedLine last(List<ArrivalReplay.Published> told) {
        return told.stream()
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Graded.class::isInstance)
                .map(outcome -> ((Outcome.Graded) outcome).line())
                .filter(line -> line.system().equals("astct-crs-2019"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void whatWasReadAsItArrivedGrowsOldByTheWallClock() {
        PublishedLine line = last(told(patient -> Instant.MIN));
        assertThat(line.span().assessment().flags()).contains(Flag.STALE);
        assertThat(line.span().from()).isAfter(JANUARY);
    }

    @Test
    void aRecordingHasNoPresentAndIsKnownFromWhenItWasRead() {
        List<ArrivalReplay.Published> told = told(patient -> DECEMBER);
        assertThat(told).allMatch(each -> each.when().equals(DECEMBER));
        PublishedLine line = last(told);
        assertThat(line.span().assessment().flags()).doesNotContain(Flag.STALE);
        assertThat(line.span().assessment().grade()).isEqualTo(1);
        assertThat(line.knownAt()).isEqualTo(DECEMBER);
    }
}
