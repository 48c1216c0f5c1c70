// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Steps;

/**
 * The weight of seizures (Lee 2019, table 5; grading.md 13, 14): 3 for a short one, 4 for one over 5 min or repeated
 * without return to baseline, until a normal assessment at least 2 h after its end.
 *
 * @param grade what is proven
 * @param upper what an unknown return to baseline could make of it
 * @param evidence ids of the seizures that count
 */
record SeizureWeight(int grade, int upper, List<String> evidence) {
    private static final SeizureWeight NONE = new SeizureWeight(0, 0, List.of());
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * It as a function of event time.
     *
     * @param seizures in order of time
     * @param normal instants of normal neurological assessments, in order
     */
    static Steps<SeizureWeight> of(List<NeuroFinding> seizures, List<Instant> normal, GradingRules rules) {
        Duration prolonged = rules.duration(RuleKey.ICANS_PROLONGED_SEIZURE);
        Duration clear = rules.duration(RuleKey.ICANS_SEIZURE_CLEAR);
        Steps<SeizureWeight> steps = Steps.of(NONE);
        List<NeuroFinding> open = new ArrayList<>();
        for (int i = 0; i < seizures.size(); i++) {
            NeuroFinding fact = seizures.get(i);
            Instant next = next(seizures, i);
            open.add(fact);
            SeizureWeight start = weight(open, prolonged);
            steps = steps.step(fact.at(), start);
            Instant cleared = cleared(fact, normal, clear);
            Instant tooLong = fact.at().plus(prolonged).plus(SECOND);
            if (lasts(fact, prolonged) && tooLong.isBefore(next) && tooLong.isBefore(cleared)) {
                steps = steps.step(tooLong, new SeizureWeight(4, 4, start.evidence()));
            }
            if (cleared.isBefore(next)) {
                steps = steps.step(cleared, NONE);
                open.clear();
            }
        }
        return steps;
    }

    /** The seizures that a normal assessment has not ended by an instant. */
    static List<NeuroFinding> open(
            List<NeuroFinding> seizures, List<Instant> normal, Instant instant, GradingRules rules) {
        int ended = 0;
        for (int i = 0; i < seizures.size(); i++) {
            Instant cleared = cleared(seizures.get(i), normal, rules.duration(RuleKey.ICANS_SEIZURE_CLEAR));
            ended = cleared.isBefore(next(seizures, i)) && !cleared.isAfter(instant) ? i + 1 : ended;
        }
        return seizures.subList(ended, seizures.size());
    }

    private static Instant next(List<NeuroFinding> seizures, int i) {
        return i + 1 < seizures.size() ? seizures.get(i + 1).at() : Instant.MAX;
    }

    /** Whether it lasts longer than the limit, or nobody wrote down that it ended. */
    private static boolean lasts(NeuroFinding fact, Duration prolonged) {
        Instant ended = seizure(fact).endedAt();
        return ended == null || ended.isAfter(fact.at().plus(prolonged));
    }

    private static SeizureWeight weight(List<NeuroFinding> open, Duration prolonged) {
        int grade = 3;
        int upper = 3;
        Instant start = open.get(open.size() - 1).at();
        for (NeuroFinding earlier : open.subList(0, open.size() - 1)) {
            boolean tooLong =
                    lasts(earlier, prolonged) && earlier.at().plus(prolonged).isBefore(start);
            Boolean returned = seizure(earlier).returnedToBaseline();
            upper = tooLong || !Boolean.TRUE.equals(returned) ? 4 : upper;
            grade = tooLong || Boolean.FALSE.equals(returned) ? 4 : grade;
        }
        return new SeizureWeight(
                grade, upper, open.stream().map(NeuroFinding::id).toList());
    }

    private static Instant cleared(NeuroFinding fact, List<Instant> normal, Duration clear) {
        Instant ended = seizure(fact).endedAt();
        Instant earliest = (ended == null ? fact.at() : ended).plus(clear);
        return normal.stream().filter(at -> !at.isBefore(earliest)).findFirst().orElse(Instant.MAX);
    }

    private static Finding.Seizure seizure(NeuroFinding fact) {
        return (Finding.Seizure) fact.finding();
    }
}
