// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.crs.CrsSigns;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.grading.crs.GatedSigns;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Signal;

/**
 * Grades CRS by a table of another scale, side by side with ASTCT: the same signs, the same fever gate, other weights.
 */
public final class SecondaryCrs implements GradingSystem<FeverGate> {
    private final SecondaryScale scale;

    /**
     * Grades by a table.
     *
     * @param scale its table
     */
    public SecondaryCrs(SecondaryScale scale) {
        this.scale = scale;
    }

    @Override
    public String id() {
        return scale.id();
    }

    @Override
    public String name() {
        return scale.name();
    }

    @Override
    public CriteriaTable criteria() {
        return scale.criteria();
    }

    @Override
    public List<Signal<?>> signals() {
        List<Signal<?>> signals = new ArrayList<>(CrsSigns.SIGNALS);
        signals.add(HighDoseSignal.INSTANCE);
        signals.add(CoagulationSignal.INSTANCE);
        signals.addAll(OrgansFound.LABS);
        return List.copyOf(signals);
    }

    @Override
    public Class<FeverGate> memoryType() {
        return FeverGate.class;
    }

    @Override
    public FeverGate initial() {
        return FeverGate.CLOSED;
    }

    @Override
    public Instant next(FeverGate memory, GradingRules rules) {
        return memory.resolvesAt(rules);
    }

    @Override
    public Judged<FeverGate> judge(Moment moment, FeverGate memory) {
        GatedSigns gated = GatedSigns.of(moment, memory);
        return new Judged<>(gated.gate().begun() ? gated.told(assess(moment, gated)) : null, gated.gate());
    }

    private Assessment assess(Moment moment, GatedSigns gated) {
        CrsEvidence evidence = CrsEvidence.of(moment, gated);
        ScaleGrade graded = scale.grade(moment.rules(), evidence.picture());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Set<String> missing = new TreeSet<>(gated.circumstances(graded.grade() > 0, flags, moment.rules()));
        missing.addAll(graded.missing());
        if (evidence.staleOrgan(scale)) {
            flags.add(Flag.STALE);
        }
        boolean ageless = flags.contains(Flag.AGE_UNKNOWN) && graded.completeness() == Completeness.COMPLETE;
        List<Criterion> because = graded.because().stream()
                .map(criterion -> new Criterion(criterion.name(), evidence.of(criterion.subject())))
                .toList();
        return new Assessment(
                graded.grade(),
                graded.upper(),
                completeness(gated, ageless ? Completeness.PARTIAL : graded.completeness()),
                flags,
                because,
                List.copyOf(missing));
    }

    /** A ventilator that may be for the lungs too leaves open what the grade is, on every scale that weighs it. */
    private static Completeness completeness(GatedSigns gated, Completeness otherwise) {
        return gated.gate().open() && gated.organs().unsure() ? Completeness.INDETERMINATE : otherwise;
    }
}
