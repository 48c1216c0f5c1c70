// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.toy;

import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.signal.Signal;

/** Grade 1 above 100/min, grade 2 from the third such run on; what it remembers is how many runs there were. */
public final class Tachycardia implements GradingSystem<Tachycardia.Runs> {
    /** Its id. */
    public static final String ID = "toy-tachycardia-1";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Tachycardia.class, "toy-tachycardia-1.csv");
    private static final int ONCE = CRITERIA.row("TACHYCARDIA", "ONCE").fixedGrade();
    private static final int THIRD_TIME =
            CRITERIA.row("TACHYCARDIA", "THIRD_TIME").fixedGrade();

    /**
     * What it remembers.
     *
     * @param fast whether it was fast at the last instant
     */
    public record Runs(int count, boolean fast) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "fast heart";
    }

    @Override
    public CriteriaTable criteria() {
        return CRITERIA;
    }

    @Override
    public AlertProfile alerts() {
        return AlertProfile.standard();
    }

    @Override
    public List<Signal<?>> signals() {
        return List.of(FastHeart.INSTANCE);
    }

    @Override
    public Class<Runs> memoryType() {
        return Runs.class;
    }

    @Override
    public Runs initial() {
        return new Runs(0, false);
    }

    @Override
    public Judged<Runs> judge(Moment moment, Runs memory) {
        FastHeart.Beat beat = moment.states().get(FastHeart.INSTANCE).at(moment.at());
        if (!beat.known()) {
            return new Judged<>(null, memory);
        }
        Runs runs = new Runs(memory.count() + (beat.fast() && !memory.fast() ? 1 : 0), beat.fast());
        int grade = !beat.fast() ? 0 : runs.count() >= 3 ? THIRD_TIME : ONCE;
        List<Criterion> because =
                beat.fast() ? List.of(new Criterion("TACHYCARDIA", List.of(beat.evidence()))) : List.of();
        return new Judged<>(new Assessment(grade, grade, Completeness.COMPLETE, Set.of(), because, List.of()), runs);
    }
}
