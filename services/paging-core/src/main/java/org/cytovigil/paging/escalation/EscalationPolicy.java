// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.paging.Priority;

/**
 * How a unit's alerts climb until somebody answers.
 *
 * @param unit the ward, or {@code *} for every ward without its own policy
 * @param high steps of HIGH alerts
 * @param medium steps of all others that page
 */
public record EscalationPolicy(String unit, Ladder high, Ladder medium, ReceiptPatience receipts) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(30);
    private static final int MOST_STEPS = 10;
    private static final int MOST_REPEATS = 5;
    private static final int POSITIONS = 5;

    /** The defaults: HIGH also pages the second role at once and waits 2 min for each person, the others 10 min. */
    public static EscalationPolicy standard(String unit) {
        EscalationStep both = EscalationStep.of(Duration.ofMinutes(2), new Target.Position(1), new Target.SecondRole());
        EscalationStep first = EscalationStep.of(Duration.ofMinutes(10), new Target.Position(1));
        return new EscalationPolicy(
                unit,
                oneByOne(both, Duration.ofMinutes(2)),
                oneByOne(first, Duration.ofMinutes(10)),
                ReceiptPatience.DEFAULT);
    }

    /**
     * What stands in for a policy that cannot be read: everybody on call at once, again and again. Loud, since nobody knows
     * what was meant, and a page too many harms less than none.
     */
    public static EscalationPolicy everybody(String unit) {
        Ladder all = new Ladder(List.of(EscalationStep.of(Duration.ofMinutes(2), new Target.Everyone())));
        return new EscalationPolicy(unit, all, all, ReceiptPatience.DEFAULT);
    }

    /** The ladder for an alert of this priority. */
    public Ladder ladder(Priority priority) {
        return priority == Priority.HIGH ? high : medium;
    }

    /** What is wrong with it, in words for the person who wrote it; empty when it can be used. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        check("HIGH", high, problems);
        check("MEDIUM", medium, problems);
        if (tooShort(receipts.otherRoute()) || !within(receipts.retryPause())) {
            problems.add(
                    "receipts: otherRoute and retryPause must be at least 1 second, retryPause at most 30 minutes");
        }
        if (receipts.nextPerson().compareTo(receipts.otherRoute()) <= 0) {
            problems.add("receipts: nextPerson must be longer than otherRoute");
        }
        if (receipts.nextPerson().compareTo(LONGEST_DELAY) > 0) {
            problems.add("receipts: nextPerson must not be longer than 30 minutes");
        }
        return List.copyOf(problems);
    }

    private static void check(String name, Ladder ladder, List<String> problems) {
        if (ladder.steps().size() > MOST_STEPS) {
            problems.add(name + ": at most " + MOST_STEPS + " steps");
        }
        for (int i = 0; i < ladder.steps().size(); i++) {
            EscalationStep step = ladder.steps().get(i);
            String where = name + " step " + (i + 1) + ": ";
            if (!within(step.delay())) {
                problems.add(where + "delay must be 1 second to 30 minutes");
            }
            if (step.targets().isEmpty()) {
                problems.add(where + "needs a target");
            }
            if (step.repeats() < 0 || step.repeats() > MOST_REPEATS) {
                problems.add(where + "repeats must be 0 to " + MOST_REPEATS);
            }
        }
    }

    private static boolean within(Duration duration) {
        return !tooShort(duration) && duration.compareTo(LONGEST_DELAY) <= 0;
    }

    private static boolean tooShort(Duration duration) {
        return duration.compareTo(SHORTEST) < 0;
    }

    private static Ladder oneByOne(EscalationStep firstStep, Duration delay) {
        List<EscalationStep> steps = new ArrayList<>();
        steps.add(firstStep);
        for (int position = 2; position <= POSITIONS; position++) {
            steps.add(EscalationStep.of(delay, new Target.Position(position)));
        }
        return new Ladder(steps);
    }
}
