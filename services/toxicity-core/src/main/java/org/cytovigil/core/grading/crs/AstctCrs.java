// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.Signal;

/**
 * Cytokine release syndrome by the ASTCT consensus: Lee DW et al., Biol Blood Marrow Transplant 2019;25(4):625-638,
 * table 2. Fever of at least 38.0 Cel opens the gate; the more severe of hypotension and hypoxia sets the grade.
 */
public final class AstctCrs implements GradingSystem<FeverGate> {
    /** Stable id of the scale. */
    public static final String ID = "astct-crs-2019";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Signal<?>> signals() {
        return CrsSigns.SIGNALS;
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
        return new Judged<>(gated.gate().begun() ? gated.told(assess(gated, moment.rules())) : null, gated.gate());
    }

    private static Assessment assess(GatedSigns gated, GradingRules rules) {
        CrsSigns signs = gated.signs();
        OrganFindings organs = gated.organs();
        boolean open = gated.gate().open();
        int grade = open ? Math.max(organs.grade(), signs.feverNow() ? 1 : 0) : 0;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> missing = gated.circumstances(grade > 0, flags, rules);
        List<Criterion> because = because(signs, organs, open || gated.undecided());
        if (gated.undecided()) {
            int upper = organs.unsure() ? 4 : organs.grade();
            return new Assessment(0, upper, Completeness.INDETERMINATE, flags, because, missing);
        }
        return open && organs.unsure()
                ? new Assessment(grade, 4, Completeness.INDETERMINATE, flags, because, missing)
                : assessment(grade, signs, flags, because, missing);
    }

    private static Assessment assessment(
            int grade, CrsSigns signs, Set<Flag> flags, List<Criterion> because, List<String> missing) {
        boolean known = missing.isEmpty();
        boolean flowMissing = signs.oxygen().flowMissing();
        boolean complete = known && !flowMissing && !flags.contains(Flag.AGE_UNKNOWN);
        int upper = known ? flowMissing ? Math.max(grade, 3) : grade : 4;
        return new Assessment(
                grade, upper, complete ? Completeness.COMPLETE : Completeness.PARTIAL, flags, because, missing);
    }

    private static List<Criterion> because(CrsSigns signs, OrganFindings organs, boolean organsCount) {
        List<Criterion> because = new ArrayList<>();
        if (signs.feverNow()) {
            because.add(new Criterion("FEVER", signs.fever().evidence()));
        }
        if (organsCount && organs.hypotension() > 0) {
            because.add(new Criterion(
                    organs.hypotension() > 2 ? "VASOPRESSOR" : "HYPOTENSION", organs.hypotensionEvidence()));
        }
        if (organsCount && organs.hypoxia() > 0) {
            because.add(new Criterion("HYPOXIA", organs.hypoxiaEvidence()));
        }
        if (signs.pressure().state() == LowRun.State.SUSPECTED
                && !signs.pressors().any()) {
            because.add(new Criterion("HYPOTENSION_SUSPECTED", signs.pressure().evidence()));
        }
        return because;
    }
}
