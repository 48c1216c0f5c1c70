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
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/**
 * ASTCT ICANS at every instant at which it could change (clinical.md 2, grading.md 4).
 *
 * <p>Silent in the text: levels of consciousness found under sedation are not used at all; a bolus of a sedative is no
 * sedation; with a haemorrhage, weakness is excluded like oedema.
 */
final class IcansOracle {
    private static final Duration STALE = Duration.ofHours(12);
    private final Facts facts;
    private final Instant until;
    private final List<NeuroFinding> findings;
    private final DrugActions sedatives;
    private final SeizureWeights seizures;

    IcansOracle(Facts facts, Instant until) {
        this.facts = facts;
        this.until = until;
        findings = facts.of(NeuroFinding.class);
        sedatives = new DrugActions(facts, role -> role == DrugRole.SEDATIVE);
        seizures = new SeizureWeights(findings, normal());
    }

    Spans spans() {
        Spans spans = new Spans();
        Instant begins = findings.stream()
                .filter(fact ->
                        !(fact.finding() instanceof Finding.Tremor) && !(fact.finding() instanceof Finding.NotDone))
                .map(Fact::at)
                .findFirst()
                .orElse(Instant.MAX);
        int before = 0;
        int carried = 0;
        for (Instant at : candidates()) {
            if (at.isBefore(begins)) {
                continue;
            }
            carried = sedated(at) ? Math.max(carried, before) : 0;
            Verdict verdict = verdict(at, carried);
            before = verdict.grade();
            spans.add(at, verdict);
        }
        return spans;
    }

    private NavigableSet<Instant> candidates() {
        NavigableSet<Instant> instants = new TreeSet<>();
        facts.all().stream().map(Fact::at).forEach(instants::add);
        cognition().forEach(fact -> instants.add(fact.at().plus(STALE)));
        instants.addAll(seizures.timers());
        return instants.headSet(until, true);
    }

    private List<NeuroFinding> cognition() {
        return findings.stream()
                .filter(fact -> fact.finding() instanceof Finding.Ice || fact.finding() instanceof Finding.Capd)
                .toList();
    }

    private <F extends Finding> Optional<F> newest(Class<F> kind, Instant at) {
        return Facts.newest(
                        findings.stream()
                                .filter(fact -> kind.isInstance(fact.finding()))
                                .toList(),
                        at)
                .map(NeuroFinding::finding)
                .map(kind::cast);
    }

    /** An infusion of a sedative runs. */
    private boolean sedated(Instant at) {
        return sedatives.substances().stream().anyMatch(substance -> sedatives.runs(substance, at));
    }

    /** Grade of the newest level found without sedation, -1 before the first. */
    private int level(Instant at) {
        return Facts.newest(
                        findings.stream()
                                .filter(fact -> fact.finding() instanceof Finding.Consciousness && !sedated(fact.at()))
                                .toList(),
                        at)
                .map(fact -> levelGrade(((Finding.Consciousness) fact.finding()).level()))
                .orElse(-1);
    }

    private static int levelGrade(Finding.Level level) {
        return switch (level) {
            case ALERT -> 0;
            case SPONTANEOUS -> 1;
            case TO_VOICE -> 2;
            case TO_TACTILE -> 3;
            case UNAROUSABLE -> 4;
        };
    }

    /** ICE 10, or CAPD 0 to 8 in a patient who is alert or awakens spontaneously (grading.md 13). */
    private List<Instant> normal() {
        return cognition().stream()
                .filter(fact -> isNormal(
                        Facts.newest(cognition(), fact.at()).orElseThrow().finding(), fact.at()))
                .map(Fact::at)
                .toList();
    }

    private boolean isNormal(Finding finding, Instant at) {
        int level = level(at);
        return finding instanceof Finding.Ice ice
                ? ice.lowest() == 10
                : finding instanceof Finding.Capd capd && capd.score() <= 8 && (level == 0 || level == 1);
    }

    private Verdict verdict(Instant at, int carried) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        int level = level(at);
        int grade = Math.max(carried, Math.max(level, seizures.grade(at)));
        int upper = Math.max(grade, seizures.upper(at));
        NeuroFinding score = Facts.newest(cognition(), at).orElse(null);
        boolean arousalMissing = false;
        if (score != null) {
            grade = Math.max(grade, CognitionScore.proven(score.finding(), level));
            upper = Math.max(upper, CognitionScore.possible(score.finding(), level));
            arousalMissing = score.finding() instanceof Finding.Ice ice && ice.highest() == 0 && level < 0;
            boolean isCapd = score.finding() instanceof Finding.Capd;
            set(flags, Flag.WRONG_TOOL, isCapd != PersonAt.of(facts, at).capdInsteadOfIce(score.at()));
        }
        boolean haemorrhage = newest(Finding.Haemorrhage.class, at)
                .filter(Finding.Haemorrhage::present)
                .isPresent();
        grade = Math.max(grade, haemorrhage ? 0 : structural(at));
        upper = Math.max(upper, grade);
        boolean fresh = score != null && at.isBefore(score.at().plus(STALE));
        set(flags, Flag.HAEMORRHAGE, haemorrhage);
        set(flags, Flag.LOC_NOT_ASSESSABLE, sedated(at));
        set(flags, Flag.AROUSAL_MISSING, arousalMissing);
        set(flags, Flag.STALE, score != null && !fresh);
        if (grade > 0 && attributed(at)) {
            flags.add(Flag.ATTRIBUTED_OTHER);
            return new Verdict(0, grade, Completeness.INDETERMINATE, flags);
        }
        upper = fresh ? upper : 4;
        boolean complete = fresh && upper == grade && !arousalMissing;
        return new Verdict(grade, upper, complete ? Completeness.COMPLETE : Completeness.PARTIAL, flags);
    }

    private int structural(Instant at) {
        int motor = newest(Finding.Motor.class, at)
                .map(found -> found.weakness() == Finding.Weakness.NONE ? 0 : 4)
                .orElse(0);
        int oedema = newest(Finding.CerebralOedema.class, at)
                .map(found -> switch (found.sign()) {
                    case NONE -> 0;
                    case FOCAL -> 3;
                    case DIFFUSE, POSTURING, CN6_PALSY, PAPILLOEDEMA, CUSHING_TRIAD -> 4;
                })
                .orElse(0);
        return Math.max(motor, oedema);
    }

    private boolean attributed(Instant at) {
        return Facts.newest(
                        facts.of(CauseJudged.class).stream()
                                .filter(judged -> judged.toxicity() == Toxicity.ICANS)
                                .toList(),
                        at)
                .filter(judged -> judged.cause() == Cause.OTHER)
                .isPresent();
    }

    private static void set(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }
}
