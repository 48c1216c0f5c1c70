// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a patient's body does in 36 hours around the onset of CRS, whoever measures; by seed. Published rates and onsets
 * ({@link Therapy}); how long pressures fall, and how they vary, is ours.
 *
 * @param patient key
 * @param systolic usual pressure, mm[Hg]
 * @param infused the dose
 * @param from begin of the time looked at
 * @param to its end
 * @param states what was so when, of each grade
 */
public record Body(
        String patient, Therapy therapy, int systolic, Instant infused, Instant from, Instant to, List<State> states) {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final List<Therapy> THERAPIES = List.of(Therapy.values());
    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Duration WATCHED = Duration.ofHours(36);

    /** What makes a grade. */
    public enum Sign {
        FEVER(1),
        LOW_PRESSURE(2),
        LOW_SATURATION(2),
        CANNULA(2),
        NOREPINEPHRINE(3),
        EPINEPHRINE(4);

        private final int grade;

        Sign(int grade) {
            this.grade = grade;
        }

        /** Grade of CRS by this sign. */
        public int grade() {
            return grade;
        }
    }

    /** A sign in {@code [from, to)}. */
    public record State(Sign sign, Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /**
     * The true grade rises to 2 or more.
     *
     * @param until when it is lower again, or the end
     * @param measured whether only measurements show it; else somebody charts a treatment
     */
    public record Rise(Instant at, Instant until, int grade, boolean measured) {}

    /** The body of a patient of a seeded cohort. */
    public static Body of(long seed, int index) {
        Random random = new Random(seed * 7_919 + index);
        Therapy therapy = THERAPIES.get(index % THERAPIES.size());
        int systolic = (int) Math.max(100, Math.min(145, Math.round(118 + 10 * random.nextGaussian())));
        Instant infused = START.plus(Duration.ofMinutes(random.nextInt(1_440)));
        double chance = random.nextDouble();
        Duration wait = Duration.ofMinutes(Math.round(1_440 * therapy.onsetDays(random.nextGaussian())));
        Instant onset = infused.plus(wait);
        Instant from = onset.minus(BEFORE).isBefore(infused) ? infused.plusSeconds(60) : onset.minus(BEFORE);
        Instant to = from.plus(WATCHED);
        int peak = peak(therapy, chance, random);
        List<State> states = peak == 0 ? List.of() : new Story(random, onset, to).tell(peak);
        return new Body(
                "COHORT-" + seed + "-" + (index + 1), therapy, systolic, infused, from, to, List.copyOf(states));
    }

    private static int peak(Therapy therapy, double chance, Random random) {
        if (chance >= therapy.any()) {
            return 0;
        }
        boolean half = random.nextBoolean();
        return chance < therapy.severe() ? half ? 4 : 3 : half ? 2 : 1;
    }

    /** Tells what happens, one sign after the other. */
    private record Story(Random random, Instant onset, Instant to) {
        List<State> tell(int peak) {
            List<State> states = new ArrayList<>();
            states.add(new State(Sign.FEVER, onset, to));
            if (peak < 2) {
                return states;
            }
            Instant two = onset.plus(minutes(120, 600));
            boolean oxygen = random.nextInt(10) < 4;
            Instant worse = two.plus(minutes(60, 240));
            if (oxygen) {
                Instant treated = two.plus(minutes(10, 40));
                states.add(new State(Sign.LOW_SATURATION, two, treated));
                states.add(new State(Sign.CANNULA, treated, to));
            } else {
                dips(two, peak > 2 ? worse : to, peak > 2, states);
            }
            if (peak > 2) {
                states.add(new State(Sign.NOREPINEPHRINE, worse, to));
            }
            if (peak > 3) {
                states.add(new State(Sign.EPINEPHRINE, worse.plus(minutes(60, 300)), to));
            }
            return states;
        }

        /** Pressure falls, fluids bring it back, and again; or it stays low until a vasopressor holds it. */
        private void dips(Instant first, Instant end, boolean stays, List<State> states) {
            if (stays) {
                states.add(new State(Sign.LOW_PRESSURE, first, end));
                return;
            }
            Instant begins = first;
            for (int i = 1 + random.nextInt(3); i > 0 && begins.isBefore(end); i--) {
                long minutes = Math.max(20, Math.round(75 * Math.exp(0.6 * random.nextGaussian())));
                Instant over = begins.plus(Duration.ofMinutes(minutes));
                states.add(new State(Sign.LOW_PRESSURE, begins, over.isBefore(end) ? over : end));
                begins = over.plus(minutes(150, 420));
            }
        }

        private Duration minutes(int least, int most) {
            return Duration.ofMinutes(least + random.nextInt(most - least));
        }
    }

    /** The true grade of CRS. */
    public int grade(Instant at) {
        return states.stream()
                .filter(state -> state.holds(at))
                .mapToInt(state -> state.sign().grade())
                .max()
                .orElse(0);
    }

    /** Whether a sign is there. */
    public boolean has(Sign sign, Instant at) {
        return states.stream().anyMatch(state -> state.sign() == sign && state.holds(at));
    }

    /** All rises to 2 or more, in order of time. */
    public List<Rise> rises() {
        return states.stream()
                .filter(state -> state.sign().grade() >= 2 && state.from().isBefore(to))
                .filter(state ->
                        grade(state.from().minusSeconds(1)) < state.sign().grade())
                .map(state -> new Rise(
                        state.from(),
                        state.sign() == Sign.LOW_SATURATION ? to : state.to(),
                        state.sign().grade(),
                        state.sign() == Sign.LOW_PRESSURE || state.sign() == Sign.LOW_SATURATION))
                .sorted(Comparator.comparing(Rise::at))
                .toList();
    }
}
