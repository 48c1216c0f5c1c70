// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.ward.cohort.Body;
import org.cytovigil.ward.cohort.Feed;

/** What pages for the bodies of a cohort under one feed, against what was so. */
final class CohortMeasure {
    /** A page so long after a state ended still counts as one for it. */
    private static final Duration AFTER = Duration.ofMinutes(15);

    private static final String CRS = "astct-crs-2019";

    private final GradingRules rules;
    private final List<Duration> delays = new ArrayList<>();
    private Duration watched = Duration.ZERO;
    private int rises;
    private int measured;
    private int measuredPaged;
    private int falsePages;
    private int otherPages;

    CohortMeasure(GradingRules rules) {
        this.rules = rules;
    }

    /** Lets one patient arrive event by event. */
    void add(Body body, Feed feed, long seed) {
        Intake intake = new Intake();
        List<Fact> facts = new ArrayList<>();
        feed.chart(body, seed, event -> facts.add(fact(intake, event)));
        List<AlertStep> pages = new ArrayList<>();
        new ArrivalReplay(GradingCatalogue.standard(), rules)
                .run(facts, null).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED && step.page())
                        .forEach(pages::add);
        watched = watched.plus(Duration.between(body.from(), body.to()));
        body.rises().forEach(rise -> rise(rise, pages));
        for (AlertStep page : pages) {
            if (!aboutCrs(page)) {
                otherPages++;
            } else if (grade(page) > highest(body, page.raisedAt())) {
                falsePages++;
            }
        }
    }

    private static Fact fact(Intake intake, ObjectNode event) {
        if (intake.accept(new JsonFields(event), Instant.parse(event.get("at").asText()))
                instanceof IntakeResult.Accepted accepted) {
            return accepted.fact();
        }
        throw new IllegalStateException("the cohort charted what is refused: " + event);
    }

    private void rise(Body.Rise rise, List<AlertStep> pages) {
        rises++;
        measured += rise.measured() ? 1 : 0;
        pages.stream()
                .filter(page -> aboutCrs(page) && grade(page) >= rise.grade())
                .map(AlertStep::raisedAt)
                .filter(at ->
                        !at.isBefore(rise.at()) && !at.isAfter(rise.until().plus(AFTER)))
                .min(Instant::compareTo)
                .ifPresent(at -> {
                    delays.add(Duration.between(rise.at(), at));
                    measuredPaged += rise.measured() ? 1 : 0;
                });
    }

    private static boolean aboutCrs(AlertStep page) {
        return CRS.equals(page.system()) && page.grade() != null;
    }

    private static int grade(AlertStep page) {
        return Objects.requireNonNullElse(page.grade(), 0);
    }

    /** The highest true grade of the last quarter of an hour. */
    private static int highest(Body body, Instant at) {
        int highest = 0;
        for (Instant past = at.minus(AFTER); !past.isAfter(at); past = past.plusSeconds(60)) {
            highest = Math.max(highest, body.grade(past));
        }
        return highest;
    }

    /** One row of the table, without what it is about. */
    String row() {
        delays.sort(Duration::compareTo);
        double days = watched.toMinutes() / 1_440.0;
        return String.format(
                Locale.ROOT,
                "%.1f | %d of %d (%.1f %%) | %d of %d | %s | %s | %.3f | %.3f",
                days,
                delays.size(),
                rises,
                100.0 * delays.size() / Math.max(1, rises),
                measuredPaged,
                measured,
                minutes(0.5),
                minutes(0.9),
                falsePages / days,
                otherPages / days);
    }

    private String minutes(double share) {
        if (delays.isEmpty()) {
            return "-";
        }
        Duration delay = delays.get((int) Math.min(delays.size() - 1L, (long) (share * delays.size())));
        return String.format(Locale.ROOT, "%.1f min", delay.toSeconds() / 60.0);
    }
}
