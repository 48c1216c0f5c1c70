// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/**
 * ASTCT ICANS at every instant at which it could change (docs/clinical/icans.md).
 *
 * <p>Silent in the text: ICE, CAPD and levels of consciousness found under sedation are not used at all, also later; a
 * haemorrhage from before the course explains nothing of it; oedema, like weakness, has a baseline; a finding after the
 * haemorrhage counts as far as it is no worse than what held before it; an ICE of which nothing was asked tells nothing.
 */
final class IcansOracle {
    private static final Duration STALE = Duration.ofHours(12);
    private final Facts facts;
    private final TherapyCourses courses;
    private final Instant until;
    private final List<NeuroFinding> all;
    private final List<NeuroFinding> findings;
    private final Sedation sedation;
    private final SeizureWeights seizures;

    IcansOracle(Facts facts, Instant until) {
        this.facts = facts;
        this.courses = facts.courses();
        this.until = until;
        sedation = new Sedation(facts);
        all = facts.of(NeuroFinding.class);
        findings = all.stream()
                .filter(fact -> !(lapses(fact.finding()) && sedation.works(fact.at())))
                .filter(fact -> !(fact.finding() instanceof Finding.Ice ice && ice.lowest() + 10 == ice.highest()))
                .toList();
        seizures = new SeizureWeights(findings, normal());
    }

    private static boolean lapses(Finding finding) {
        return finding instanceof Finding.Ice
                || finding instanceof Finding.Capd
                || finding instanceof Finding.Consciousness;
    }

    Spans spans() {
        Spans spans = new Spans();
        Instant begins = all.stream()
                .filter(fact ->
                        !(fact.finding() instanceof Finding.Tremor) && !(fact.finding() instanceof Finding.NotDone))
                .map(Fact::at)
                .findFirst()
                .orElse(Instant.MAX);
        int before = 0;
        int carried = 0;
        IcansSpell episode = new IcansSpell();
        Instant course = Instant.MIN;
        for (Instant at : candidates()) {
            boolean newCourse = !courses.startOf(at).equals(course);
            course = courses.startOf(at);
            if (courses.before(at) || newCourse) {
                before = 0;
                carried = 0;
                episode = new IcansSpell();
            }
            if (at.isBefore(begins)) {
                continue;
            }
            if (courses.before(at)) {
                spans.add(at, Verdict.BEFORE_THERAPY);
                continue;
            }
            carried = sedation.works(at) ? Math.max(carried, before) : 0;
            Verdict verdict = new IcansInstant(this, at, carried).verdict(episode);
            before = verdict.grade();
            spans.add(at, verdict.in(courses, at));
        }
        return spans;
    }

    private NavigableSet<Instant> candidates() {
        NavigableSet<Instant> instants = new TreeSet<>();
        facts.all().stream().map(Fact::at).forEach(instants::add);
        findings.stream()
                .filter(fact -> lapses(fact.finding()))
                .forEach(fact -> instants.add(fact.at().plus(STALE)));
        instants.addAll(seizures.timers());
        instants.addAll(sedation.timers());
        instants.addAll(courses.limits());
        return instants.headSet(until, true);
    }

    /** ICE 10, or CAPD 0 to 8 in a patient who is alert or awakens spontaneously (docs/clinical/icans.md#seizures). */
    private List<Instant> normal() {
        return findings.stream()
                .filter(fact -> fact.finding() instanceof Finding.Ice || fact.finding() instanceof Finding.Capd)
                .map(Fact::at)
                .distinct()
                .filter(this::isNormal)
                .toList();
    }

    private boolean isNormal(Instant at) {
        int level = newest(Finding.Consciousness.class, at).map(Assessed::best).orElse(-1);
        boolean ice = newest(Finding.Ice.class, at)
                .filter(score -> score.at().equals(at))
                .map(score -> score.worst() == 10)
                .orElse(true);
        boolean capd = newest(Finding.Capd.class, at)
                .filter(score -> score.at().equals(at))
                .map(score -> score.best() <= 8 && (level == 0 || level == 1))
                .orElse(true);
        return ice && capd;
    }

    <F extends Finding> Optional<Assessed> newest(Class<F> kind, Instant at) {
        return Assessed.newest(findings, kind, at, true);
    }

    <F extends Finding> Optional<Assessed> before(Class<F> kind, Instant at) {
        return Assessed.newest(findings, kind, at, false);
    }

    boolean fresh(Assessed assessed, Instant at) {
        return at.isBefore(assessed.at().plus(STALE));
    }

    boolean sedated(Instant at) {
        return sedation.works(at);
    }

    SeizureWeights seizures() {
        return seizures;
    }

    PersonAt person(Instant at) {
        return PersonAt.of(facts);
    }

    Instant course(Instant at) {
        return courses.startOf(at);
    }

    /** Since when there is a haemorrhage without a break. */
    Optional<Instant> bleedingSince(Instant at) {
        Instant since = null;
        for (NeuroFinding fact : findings) {
            if (fact.finding() instanceof Finding.Haemorrhage && !fact.at().isAfter(at)) {
                boolean present = newest(Finding.Haemorrhage.class, fact.at())
                                .orElseThrow()
                                .best()
                        > 0;
                since = !present ? null : since == null ? fact.at() : since;
            }
        }
        return Optional.ofNullable(since);
    }

    /** When another cause was judged, if that is the newest judgement. */
    Optional<Instant> attributedSince(Instant at) {
        return Facts.newest(
                        facts.of(CauseJudged.class).stream()
                                .filter(judged -> judged.toxicity() == Toxicity.ICANS)
                                .toList(),
                        at)
                .filter(judged -> judged.cause() == Cause.OTHER)
                .map(Fact::at);
    }

    /** What is told of one instant within the window. */
    record Told(int grade, int upper, boolean known, boolean arousalMissing, Set<Flag> flags) {
        Told {
            flags = flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags);
        }

        Verdict verdict(int unexplained, boolean attributed, boolean sedated) {
            if (grade > 0 && attributed) {
                flags.add(Flag.ATTRIBUTED_OTHER);
                return new Verdict(0, Math.max(grade, unexplained), Completeness.INDETERMINATE, flags);
            }
            if (unexplained > grade) {
                return new Verdict(grade, unexplained, Completeness.INDETERMINATE, flags);
            }
            int could = known && !sedated ? Math.max(grade, upper) : 4;
            boolean complete = known && !sedated && could == grade && !arousalMissing;
            return new Verdict(grade, could, complete ? Completeness.COMPLETE : Completeness.PARTIAL, flags);
        }
    }
}
