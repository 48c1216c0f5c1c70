// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Finding.Level;
import org.cytovigil.core.fact.Finding.OedemaSign;
import org.cytovigil.core.fact.Finding.Weakness;

/**
 * The domains of ICANS with what Lee 2019, tables 4 to 7, and docs/clinical/icans.md say of each, written down by hand.
 */
final class IcansAxes {
    /**
     * A score in an adult.
     *
     * @param grade what it proves
     * @param upper what it could be
     * @param iceZero its grade depends on the arousal
     */
    record Score(String name, int grade, int upper, boolean iceZero, List<Flag> flags, Consumer<Bedside> facts) {
        boolean fresh() {
            return !name.isEmpty() && !flags.contains(Flag.STALE);
        }
    }

    /** @param grade -1 where nobody assessed it */
    record Consciousness(int grade, Consumer<Bedside> facts) {}

    record Structure(String name, int grade, Consumer<Bedside> facts) {}

    record Seizures(String name, int grade, int upper, Consumer<Bedside> facts) {}

    private static final Duration NOW = Duration.ZERO;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int[] BY_ICE = {3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 0};

    private IcansAxes() {}

    static List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        scores.add(new Score("", 0, 4, false, List.of(), bed -> {}));
        for (int ice = 0; ice <= 10; ice++) {
            scores.add(ice(ice, NOW, List.of()));
        }
        scores.add(ice(10, Duration.ofHours(12), List.of(Flag.STALE)));
        scores.add(ice(5, Duration.ofHours(12), List.of(Flag.STALE)));
        scores.add(ice(5, Duration.ofHours(12).minusSeconds(1), List.of()));
        scores.add(items(9, 10, 0, 1));
        scores.add(items(3, 7, 1, 2));
        scores.add(items(2, 3, 2, 3));
        for (int capd : new int[] {0, 1, 8, 9, 32}) {
            int grade = capd == 0 ? 0 : capd <= 8 ? 1 : 3;
            scores.add(new Score(
                    "CAPD " + capd,
                    grade,
                    grade,
                    false,
                    List.of(Flag.WRONG_TOOL),
                    bed -> bed.found(NOW, new Finding.Capd(capd))));
        }
        return scores;
    }

    private static Score ice(int score, Duration ago, List<Flag> flags) {
        return new Score(
                "ICE " + score + " " + ago,
                BY_ICE[score],
                BY_ICE[score],
                score == 0,
                flags,
                bed -> bed.found(ago, new Finding.Ice(score)));
    }

    private static Score items(int lowest, int highest, int grade, int upper) {
        return new Score(
                "ICE " + lowest + " to " + highest,
                grade,
                upper,
                false,
                List.of(),
                bed -> bed.found(NOW, new Finding.Ice(lowest, highest, List.of())));
    }

    static final List<Consciousness> LEVELS = List.of(
            new Consciousness(-1, bed -> {}),
            level(0, Level.ALERT),
            level(1, Level.SPONTANEOUS),
            level(2, Level.TO_VOICE),
            level(3, Level.TO_TACTILE),
            level(4, Level.UNAROUSABLE));

    static final List<Structure> MOTOR = List.of(
            new Structure("motor unknown", 0, bed -> {}),
            motor(0, Weakness.NONE),
            motor(4, Weakness.HEMIPARESIS),
            motor(4, Weakness.PARAPARESIS));

    static final List<Structure> OEDEMA = List.of(
            new Structure("oedema unknown", 0, bed -> {}),
            oedema(0, OedemaSign.NONE),
            oedema(3, OedemaSign.FOCAL),
            oedema(4, OedemaSign.DIFFUSE),
            oedema(4, OedemaSign.POSTURING),
            oedema(4, OedemaSign.CN6_PALSY),
            oedema(4, OedemaSign.PAPILLOEDEMA),
            oedema(4, OedemaSign.CUSHING_TRIAD));

    static final List<Seizures> SEIZURES = List.of(
            new Seizures("no seizure", 0, 0, bed -> {}),
            new Seizures("5 min", 3, 3, bed -> bed.seizure(MINUTE.multipliedBy(9), MINUTE.multipliedBy(5), null)),
            new Seizures("5 min 1 s", 4, 4, bed -> bed.seizure(MINUTE.multipliedBy(9), Duration.ofSeconds(301), null)),
            new Seizures("goes on for 5 min", 3, 3, bed -> bed.seizure(MINUTE.multipliedBy(5), null, null)),
            new Seizures("goes on for 5 min 1 s", 4, 4, bed -> bed.seizure(Duration.ofSeconds(301), null, null)),
            new Seizures("two with return to baseline", 3, 3, bed -> two(bed, true)),
            new Seizures("two without return to baseline", 4, 4, bed -> two(bed, false)),
            new Seizures("two, return unknown", 3, 4, bed -> two(bed, null)));

    private static void two(Bedside bed, @org.jspecify.annotations.Nullable Boolean returned) {
        bed.seizure(MINUTE.multipliedBy(60), MINUTE, returned);
        bed.seizure(MINUTE.multipliedBy(20), MINUTE, null);
    }

    private static Consciousness level(int grade, Level level) {
        return new Consciousness(grade, bed -> bed.found(NOW, new Finding.Consciousness(level)));
    }

    private static Structure motor(int grade, Weakness weakness) {
        return new Structure(weakness.name(), grade, bed -> bed.found(NOW, new Finding.Motor(weakness)));
    }

    private static Structure oedema(int grade, OedemaSign sign) {
        return new Structure(sign.name(), grade, bed -> bed.found(NOW, new Finding.CerebralOedema(sign)));
    }
}
