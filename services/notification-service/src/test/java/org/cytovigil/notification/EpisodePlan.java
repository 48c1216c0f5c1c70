// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a seed chooses: the alerts of an episode and what shall become of them, what carriers do wrong meanwhile, and whether
 * something is killed, and when.
 *
 * @param calmAfter after how many looks its faults end, where no later episode brought its own
 * @param forges how often somebody forges receipts and answers
 */
record EpisodePlan(
        int number,
        long seed,
        List<PlannedAlert> alerts,
        String faults,
        int calmAfter,
        Strike strike,
        Moment moment,
        int forges) {
    private static final int KILLED_EVERY = 12;
    private static final int DATABASE_EVERY = 20;
    private static final List<String> PROVIDERS = List.of("sms-a", "sms-b", "pager");
    private static final List<String> REFUSALS = List.of("500", "503", "429", "400");
    private static final List<String> FAULTS = List.of(
            "{}",
            "{}",
            "{\"blackhole\":true}",
            "{\"timeoutAfterAccept\":true}",
            "{\"timeoutAfterAccept\":true,\"receipts\":\"none\"}",
            "{\"drop\":0.5}",
            "{\"delay\":\"PT20S\"}",
            "{\"delay\":\"PT70S\",\"receipts\":\"reordered\"}",
            "{\"receipts\":\"none\"}",
            "{\"receipts\":\"reordered\"}",
            "{\"receipts\":\"duplicated\"}");

    /** What shall become of an alert. */
    enum Fate {
        /** Somebody texts back; again after a while where no answer came. */
        ANSWERED,
        /** Two people text back at once. */
        ANSWERED_BY_TWO,
        /** Somebody passes it on by text, and the next one takes it. */
        PASSED_ON,
        /** Taken on the console. */
        ON_CONSOLE,
        /** Withdrawn by the grader after a correction. */
        RETRACTED,
        /** Resolved by the grader. */
        RESOLVED,
        /** Nobody answers until the technical alarm. */
        UNANSWERED
    }

    /** What is killed with kill -9. */
    enum Strike {
        NONE,
        FIRST,
        SECOND,
        DATABASE
    }

    /** When. */
    enum Moment {
        /** As soon as the alerts are published. */
        RAISED,
        /** When the first text has arrived. */
        PAGED,
        /** When somebody has just answered. */
        ANSWERED
    }

    /**
     * An alert.
     *
     * @param after how many texts arrive before somebody does something
     * @param twice whether Kafka delivers it twice
     */
    record PlannedAlert(String id, String patient, String priority, Fate fate, int after, boolean twice) {}

    static EpisodePlan of(long campaign, int number) {
        long seed = campaign * 1_000_003L + number;
        Random random = new Random(seed);
        Strike strike = strike(number, random);
        List<PlannedAlert> alerts = new ArrayList<>();
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            // Whoever dies, there is something to go on with.
            Fate fate = i == 0 && strike != Strike.NONE ? Fate.UNANSWERED : pick(random, Fate.values());
            if (i == 1 && strike != Strike.NONE) {
                fate = Fate.ANSWERED;
            }
            alerts.add(new PlannedAlert(
                    "e" + number + "-" + i + "-" + Long.toString(seed, 36),
                    "patient-" + number + "-" + i % 3,
                    random.nextInt(3) == 0 ? "MEDIUM" : "HIGH",
                    fate,
                    1 + random.nextInt(2),
                    random.nextInt(5) == 0));
        }
        return new EpisodePlan(
                number,
                seed,
                alerts,
                faults(random),
                4 + random.nextInt(60),
                strike,
                pick(random, Moment.values()),
                random.nextInt(4));
    }

    /** So often whatever the seed: a short campaign has each kind too. */
    private static Strike strike(int number, Random random) {
        if (number % DATABASE_EVERY == DATABASE_EVERY / 2) {
            return Strike.DATABASE;
        }
        boolean first = random.nextBoolean();
        if (number % KILLED_EVERY != KILLED_EVERY / 2) {
            return Strike.NONE;
        }
        return first ? Strike.FIRST : Strike.SECOND;
    }

    private static String faults(Random random) {
        List<String> all = new ArrayList<>();
        for (String provider : PROVIDERS) {
            boolean refuses = random.nextInt(4) == 0;
            String fault = refuses
                    ? "{\"status\":" + REFUSALS.get(random.nextInt(REFUSALS.size())) + "}"
                    : FAULTS.get(random.nextInt(FAULTS.size()));
            all.add("\"" + provider + "\":" + fault);
        }
        return "{" + String.join(",", all) + "}";
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
