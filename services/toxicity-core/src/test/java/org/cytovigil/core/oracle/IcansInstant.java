// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.grading.Flag;

/** ICANS of one instant that lies in or after a course, or of a patient without a known therapy. */
final class IcansInstant {
    private static final List<Class<? extends Finding>> KINDS = List.of(
            Finding.Ice.class,
            Finding.Capd.class,
            Finding.Consciousness.class,
            Finding.Motor.class,
            Finding.CerebralOedema.class,
            Finding.Haemorrhage.class);
    private final IcansOracle oracle;
    private final Instant at;
    private final Instant course;
    private final Optional<Instant> bleeding;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private int grade;
    private int upper;
    private int unexplained;

    /** @param carried grade of before the sedation */
    IcansInstant(IcansOracle oracle, Instant at, int carried) {
        this.oracle = oracle;
        this.at = at;
        this.course = oracle.course(at);
        this.bleeding = oracle.bleedingSince(at).filter(since -> !since.isBefore(course));
        this.grade = carried;
    }

    /** @param episode of before; goes on to this instant */
    Verdict verdict(IcansSpell episode) {
        boolean known = cognition();
        grade = Math.max(grade, oracle.seizures().grade(at, course));
        upper = Math.max(upper, oracle.seizures().upper(at, course));
        finding(Finding.Consciousness.class, true);
        finding(Finding.Motor.class, true);
        finding(Finding.CerebralOedema.class, false);
        set(Flag.HAEMORRHAGE, oracle.bleedingSince(at).isPresent());
        set(Flag.NOT_ASSESSABLE, oracle.sedated(at));
        set(
                Flag.CONTRADICTION,
                KINDS.stream()
                        .anyMatch(kind -> oracle.newest(kind, at)
                                .filter(Assessed::contradicted)
                                .isPresent()));
        return new IcansOracle.Told(grade, upper, known, flags.contains(Flag.AROUSAL_MISSING), flags)
                .verdict(unexplained, attributed(episode), oracle.sedated(at));
    }

    private boolean attributed(IcansSpell episode) {
        boolean assessed = Stream.of(Finding.Ice.class, Finding.Capd.class)
                .anyMatch(tool -> oracle.newest(tool, at)
                        .filter(told -> told.at().equals(at))
                        .isPresent());
        episode.goesOn(at, Math.max(grade, unexplained) > 0, assessed);
        return oracle.attributedSince(at).filter(episode::has).isPresent();
    }

    /** A score with its tool: 9 of ICE and 9 of CAPD are alike but for that. */
    private record Score(Assessed told, boolean ice) {
        Instant at() {
            return told.at();
        }
    }

    /** Answers whether the score to rely on is fresh. */
    private boolean cognition() {
        Optional<Score> ice = oracle.newest(Finding.Ice.class, at).map(told -> new Score(told, true));
        Optional<Score> capd = oracle.newest(Finding.Capd.class, at).map(told -> new Score(told, false));
        boolean iceRight = ice.filter(score -> !capdAt(score.told())).isPresent();
        boolean capdRight = capd.filter(score -> capdAt(score.told())).isPresent();
        Optional<Score> right = newer(iceRight ? ice : Optional.empty(), capdRight ? capd : Optional.empty());
        Optional<Score> wrong = newer(iceRight ? Optional.empty() : ice, capdRight ? Optional.empty() : capd);
        boolean wrongCounts = wrong.isPresent()
                && (right.isEmpty() || !wrong.get().at().isBefore(right.get().at()));
        set(Flag.WRONG_TOOL, wrongCounts);
        List<Score> counting = Stream.concat(right.stream(), wrong.stream().filter(score -> wrongCounts))
                .toList();
        for (Score score : counting) {
            if (!score.at().isBefore(course)) {
                count(score.told(), score.ice());
            }
        }
        Optional<Score> reliable = right.isPresent() ? right : wrong;
        boolean fresh = reliable.filter(score -> oracle.fresh(score.told(), at)).isPresent();
        set(Flag.STALE, reliable.isPresent() && !fresh);
        return fresh;
    }

    private static Optional<Score> newer(Optional<Score> one, Optional<Score> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return one.get().at().isAfter(other.get().at()) ? one : other;
    }

    private boolean capdAt(Assessed score) {
        return oracle.person(at).capdInsteadOfIce(score.at());
    }

    private void count(Assessed score, boolean isIce) {
        if (!isIce) {
            int found = CognitionScore.capd(score.best(), oracle.before(Finding.Capd.class, course));
            grade = Math.max(grade, found);
            upper = Math.max(upper, found);
            return;
        }
        Optional<Assessed> before = oracle.before(Finding.Ice.class, course);
        boolean arousalUnknown = oracle.newest(Finding.Consciousness.class, at)
                .filter(level -> oracle.fresh(level, at))
                .isEmpty();
        grade = Math.max(grade, CognitionScore.ice(score.best(), before));
        upper = Math.max(upper, score.worst() == 0 && arousalUnknown ? 4 : CognitionScore.ice(score.worst(), before));
        set(Flag.AROUSAL_MISSING, score.best() == 0 && arousalUnknown);
    }

    /** A finding that came with or after the haemorrhage counts as far as it is no worse than what held before it. */
    private <F extends Finding> void finding(Class<F> kind, boolean mayBeIcans) {
        int found = weight(oracle.newest(kind, at), kind);
        boolean since = bleeding.isPresent()
                && oracle.newest(kind, at)
                        .filter(each -> !each.at().isBefore(bleeding.get()))
                        .isPresent();
        int counts = since ? Math.min(found, weight(oracle.before(kind, bleeding.get()), kind)) : found;
        grade = Math.max(grade, counts);
        upper = Math.max(upper, counts);
        unexplained = mayBeIcans ? Math.max(unexplained, found) : unexplained;
    }

    /** Only what is worse than before the therapy, or another deficit, counts. */
    private <F extends Finding> int weight(Optional<Assessed> found, Class<F> kind) {
        if (found.isEmpty() || found.get().at().isBefore(course)) {
            return 0;
        }
        int weight = found.get().best();
        return oracle.before(kind, course)
                        .filter(before ->
                                weight < before.best() || found.get().word().equals(before.word()))
                        .isPresent()
                ? 0
                : weight;
    }

    private void set(Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }
}
