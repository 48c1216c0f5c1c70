// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/**
 * A monitor that is connected and repeats one value for hours is noted, and graded all the same
 * (docs/clinical/data-quality.md#frozen-monitors).
 */
class FrozenMonitorTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final int STUCK = 6 * 60 + 30;

    private final List<Fact> facts = new ArrayList<>();

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private void samples(Parameter parameter, int from, int to, IntFunction<String> value) {
        for (int minute = from; minute < to; minute++) {
            FactHeader header = new FactHeader(
                    new PatientKey("p1"),
                    parameter + "-" + minute,
                    minute(minute),
                    minute(minute),
                    "",
                    FactStatus.FINAL);
            facts.add(new Measured(
                    header, parameter, Quantity.of(value.apply(minute)), Site.UNSPECIFIED, Method.CONTINUOUS));
        }
    }

    private List<Outcome> told(String limit) {
        GradingRules rules = GradingRules.from(Map.of("feed.continuous.frozen", limit));
        return new ArrivalReplay(GradingCatalogue.standard(), rules)
                .run(facts, null).stream().map(ArrivalReplay.Published::outcome).toList();
    }

    private List<String> alerts() {
        return told("PT6H").stream()
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(step -> step.cause() == AlertCause.FEED_SILENT)
                .map(step -> step.raisedAt() + " " + step.transition() + " " + step.priority()
                        + (step.page() ? " page " : " note ") + step.summary())
                .toList();
    }

    private List<String> monitorStatus() {
        return told("PT6H").stream()
                .filter(Outcome.FeedChanged.class::isInstance)
                .map(outcome -> ((Outcome.FeedChanged) outcome).state())
                .filter(state -> state.feed() == Feed.CONTINUOUS_VITALS)
                .map(state -> state.status().name())
                .toList();
    }

    private static List<String> grades(List<Outcome> told) {
        return told.stream()
                .filter(Outcome.Graded.class::isInstance)
                .map(outcome -> ((Outcome.Graded) outcome).line())
                .map(line -> line.system() + " " + line.span() + " " + line.knownAt())
                .toList();
    }

    @Test
    void oneParameterThatIsStuckIsNotedOnceUntilItChanges() {
        samples(Parameter.HEART_RATE, 0, STUCK, minute -> "80");
        samples(Parameter.HEART_RATE, STUCK, STUCK + 20, minute -> minute % 2 == 0 ? "81" : "80");
        samples(Parameter.RESPIRATORY_RATE, 0, STUCK + 20, minute -> minute % 2 == 0 ? "16" : "17");
        assertThat(alerts())
                .containsExactly(
                        "2026-01-15T14:01:00Z RAISED LOW note the monitor repeats one value of HEART_RATE since 2026-01-15T08:00:00Z",
                        "2026-01-15T14:30:00Z RESOLVED LOW note over");
        assertThat(monitorStatus()).containsExactly("LIVE", "FROZEN", "LIVE");
    }

    @Test
    void whatIsStuckIsGradedAllTheSame() {
        samples(Parameter.TEMPERATURE, 0, STUCK, minute -> "38.4");
        samples(Parameter.SPO2, 0, STUCK, minute -> "88");
        List<String> graded = grades(told("PT6H"));
        assertThat(graded).isNotEmpty().isEqualTo(grades(told("PT72H")));
        assertThat(alerts()).hasSize(2).allMatch(step -> step.contains(" RAISED LOW note the monitor repeats"));
    }

    @Test
    void aStuckMonitorThatIsPulledOutIsSilentAndNoLongerFrozen() {
        samples(Parameter.HEART_RATE, 0, STUCK, minute -> "80");
        samples(Parameter.HEART_RATE, STUCK + 30, STUCK + 31, minute -> "80");
        assertThat(alerts())
                .containsExactly(
                        "2026-01-15T14:01:00Z RAISED LOW note the monitor repeats one value of HEART_RATE since 2026-01-15T08:00:00Z",
                        "2026-01-15T14:31:00Z RAISED LOW note no continuous vitals since 2026-01-15T14:29:00Z",
                        "2026-01-15T14:41:00Z RESOLVED LOW note over",
                        "2026-01-15T15:00:00Z RESOLVED LOW note over");
        assertThat(monitorStatus()).containsExactly("LIVE", "FROZEN", "OVERDUE", "SILENT", "LIVE");
    }

    @Test
    void aRecordingTellsNothingOfTheMonitorsOfToday() {
        samples(Parameter.HEART_RATE, 0, STUCK, minute -> "80");
        List<Fact> late = facts.stream().map(FrozenMonitorTest::recorded).toList();
        facts.clear();
        facts.addAll(late);
        assertThat(alerts()).isEmpty();
        assertThat(monitorStatus()).containsOnly("LIVE");
    }

    /** The same, known five days later. */
    private static Fact recorded(Fact fact) {
        Instant later = fact.at().plus(Duration.ofDays(5));
        return fact.under(new FactHeader(fact.patient(), fact.id(), fact.at(), later, "", FactStatus.FINAL));
    }
}
