// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.measure.Truth;

/**
 * Collects what holds and what may hold: the worst that is proven is the grade, the worst that is still possible its
 * upper bound. What could not raise the grade is not missing.
 */
public final class Tally {
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Map<String, Criterion> because = new LinkedHashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Set<String> lacking = new TreeSet<>();
    private int grade;

    private record Open(int grade, List<String> missing) {}

    /** A criterion holds and proves a grade. */
    public Tally holds(String criterion, int proven, List<String> evidence) {
        grade = Math.max(grade, proven);
        because.merge(criterion, new Criterion(criterion, evidence), (one, more) -> {
            Set<String> both = new LinkedHashSet<>(one.evidence());
            both.addAll(more.evidence());
            return new Criterion(criterion, List.copyOf(both));
        });
        return this;
    }

    /** A row of the scale's table holds and proves its grade, if it has one. */
    public Tally holds(CriteriaRow row, List<String> evidence) {
        return holds(row.criterion(), row.grade().number(), evidence);
    }

    /** A row of the scale's table, as far as it is known. */
    public void weigh(CriteriaRow row, Truth truth, List<String> evidence) {
        weigh(truth, row.criterion(), row.fixedGrade(), evidence, row.missing());
    }

    /** A grade is possible, as long as something is not known. */
    public void may(int possible, String... missing) {
        open.add(new Open(possible, List.of(missing)));
    }

    /** A criterion for a grade, as far as it is known. */
    public void weigh(Truth truth, String criterion, int ofGrade, List<String> evidence, String missing) {
        if (truth == Truth.YES) {
            holds(criterion, ofGrade, evidence);
        } else if (truth == Truth.UNKNOWN) {
            may(ofGrade, missing);
        }
    }

    /** Something is needed and not known, whatever the grade. */
    public Tally lacks(String missing) {
        lacking.add(missing);
        return this;
    }

    /** A circumstance. */
    public void flag(Flag flag) {
        flags.add(flag);
    }

    /** A circumstance, if it is one. */
    public void flagIf(boolean holds, Flag flag) {
        if (holds) {
            flag(flag);
        }
    }

    /** Whether a flag was raised. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** What is proven so far. */
    public int grade() {
        return grade;
    }

    /** What follows. */
    public Assessment assessment() {
        int upper = grade;
        Set<String> missing = new TreeSet<>(lacking);
        for (Open each : open) {
            if (each.grade() > grade) {
                upper = Math.max(upper, each.grade());
                missing.addAll(each.missing());
            }
        }
        boolean complete = missing.isEmpty() && upper == grade;
        return new Assessment(
                grade,
                upper,
                complete ? Completeness.COMPLETE : Completeness.PARTIAL,
                flags,
                List.copyOf(because.values()),
                List.copyOf(missing));
    }
}
