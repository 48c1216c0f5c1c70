// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;

/**
 * The newest finding of one kind; of several of one instant the worst, contradicted where they differ
 * (docs/clinical/time.md#contradictions).
 *
 * <p>Silent in the text: hemiparesis and paraparesis of one instant, or two signs of oedema of one grade, are told apart by
 * their names.
 *
 * @param best grade of the finding, or the highest score that it can mean
 * @param worst the lowest score that it can mean; the same as {@code best} where only one number is told
 * @param word what was charted
 */
record Assessed(Instant at, int best, int worst, String word, boolean contradicted) {
    /** The newest of a kind at an instant, or before it. */
    static <F extends Finding> Optional<Assessed> newest(
            List<NeuroFinding> findings, Class<F> kind, Instant at, boolean included) {
        List<NeuroFinding> known = findings.stream()
                .filter(fact -> kind.isInstance(fact.finding()))
                .filter(fact -> included ? !fact.at().isAfter(at) : fact.at().isBefore(at))
                .toList();
        Instant last =
                known.stream().map(NeuroFinding::at).max(Instant::compareTo).orElse(Instant.MIN);
        return known.stream()
                .filter(fact -> fact.at().equals(last))
                .map(Assessed::of)
                .reduce((one, other) -> worse(one, other, kind));
    }

    private static Assessed of(NeuroFinding fact) {
        Instant at = fact.at();
        Finding finding = fact.finding();
        if (finding instanceof Finding.Ice ice) {
            return new Assessed(at, ice.highest(), ice.lowest(), "", false);
        }
        if (finding instanceof Finding.Capd capd) {
            return new Assessed(at, capd.score(), capd.score(), "", false);
        }
        if (finding instanceof Finding.Consciousness level) {
            return graded(at, level(level.level()), level.level());
        }
        if (finding instanceof Finding.Motor motor) {
            return graded(at, motor.weakness() == Finding.Weakness.NONE ? 0 : 4, motor.weakness());
        }
        if (finding instanceof Finding.CerebralOedema oedema) {
            return graded(at, oedema(oedema.sign()), oedema.sign());
        }
        if (finding instanceof Finding.Haemorrhage bleeding) {
            return new Assessed(at, bleeding.present() ? 1 : 0, 0, bleeding.present() ? "YES" : "NO", false);
        }
        throw new IllegalArgumentException(fact.toString());
    }

    private static Assessed graded(Instant at, int grade, Enum<?> word) {
        return new Assessed(at, grade, grade, word.name(), false);
    }

    private static int level(Finding.Level level) {
        return switch (level) {
            case ALERT -> 0;
            case SPONTANEOUS -> 1;
            case TO_VOICE -> 2;
            case TO_TACTILE -> 3;
            case UNAROUSABLE -> 4;
        };
    }

    private static int oedema(Finding.OedemaSign sign) {
        return switch (sign) {
            case NONE -> 0;
            case FOCAL -> 3;
            case DIFFUSE, POSTURING, CN6_PALSY, PAPILLOEDEMA, CUSHING_TRIAD -> 4;
        };
    }

    /** The lower ICE; the higher of all others. */
    private static Assessed worse(Assessed one, Assessed other, Class<? extends Finding> kind) {
        boolean differ = one.contradicted
                || other.contradicted
                || one.best != other.best
                || one.worst != other.worst
                || !one.word.equals(other.word);
        if (kind == Finding.Ice.class) {
            return new Assessed(one.at, Math.min(one.best, other.best), Math.min(one.worst, other.worst), "", differ);
        }
        boolean first = one.best > other.best || (one.best == other.best && one.word.compareTo(other.word) >= 0);
        Assessed counts = first ? one : other;
        return new Assessed(one.at, counts.best, counts.worst, counts.word, differ);
    }
}
