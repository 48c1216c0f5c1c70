// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.grading.table.Judgement;
import org.cytovigil.core.grading.table.RowsByCondition;
import org.cytovigil.core.grading.table.Weighed;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * A CRS scale that is a table of criteria with grades: the worst criterion that holds is the grade, the worst that may
 * hold its upper bound. Reported beside ASTCT, never merged with it.
 */
public final class SecondaryScale {
    private final String id;
    private final String name;
    private final CriteriaTable criteria;
    private final RowsByCondition<CrsCriterion> rows;

    private SecondaryScale(String id, String name, CriteriaTable criteria) {
        this.id = id;
        this.name = name;
        this.criteria = criteria;
        this.rows = criteria.by(CrsCriterion.class);
    }

    /** Reads a table with the columns criterion, grade, text and source from beside a class. */
    public static SecondaryScale read(String id, String name, Class<?> owner, String table) {
        return new SecondaryScale(id, name, CriteriaTable.read(owner, table));
    }

    /** Id under which its grades are published. */
    public String id() {
        return id;
    }

    /** Its name at the bedside. */
    public String name() {
        return name;
    }

    /** Its table. */
    public CriteriaTable criteria() {
        return criteria;
    }

    /**
     * The grade of a picture. Where the two readings of the Penn scale's doses give different grades, and no clinical
     * owner has settled which is meant, it cannot be told: both are told, the lower one as proven
     * (docs/clinical/penn-2018.md#a-high-dose-of-vasopressors).
     */
    public ScaleGrade grade(GradingRules rules, CrsPicture picture) {
        CrsPicture byKilogram = picture.withPressors(picture.pressors().byKilogram());
        return switch (rules.word(RuleKey.PENN_EQUIVALENT_UNIT)) {
            case "per-minute" -> read(rules, picture);
            case "per-kg-minute" -> read(rules, byKilogram);
            default -> either(read(rules, picture), read(rules, byKilogram));
        };
    }

    private static ScaleGrade either(ScaleGrade byMinute, ScaleGrade byKilogram) {
        ScaleGrade lower = byKilogram.grade() < byMinute.grade() ? byKilogram : byMinute;
        ScaleGrade higher = lower.equals(byMinute) ? byKilogram : byMinute;
        if (lower.grade() == higher.grade()) {
            return lower.upper() >= higher.upper() ? lower : higher;
        }
        Set<String> missing = new TreeSet<>(lower.missing());
        missing.addAll(higher.missing());
        missing.add("VASOPRESSOR_UNIT");
        return new ScaleGrade(
                lower.grade(),
                Math.max(lower.upper(), higher.upper()),
                Completeness.INDETERMINATE,
                lower.because(),
                List.copyOf(missing));
    }

    private ScaleGrade read(GradingRules rules, CrsPicture picture) {
        Map<CrsCriterion, Judgement> judgements = CrsJudge.judge(rules, picture);
        Weighed<CrsCriterion> weighed = rows.weigh(criterion -> judgements.getOrDefault(criterion, Judgement.NO));
        int proven = weighed.proven();
        int possible = weighed.possible();
        List<CrsCriterion> because = weighed.holding();
        Set<String> unsure = unsure(picture);
        Set<String> missing = new TreeSet<>(unsure);
        missing.addAll(weighed.missing());
        return switch (picture.gate()) {
            case OPEN -> result(proven, possible, because, missing);
            case UNDECIDED ->
                proven > 0 || weighed.missing().contains(Subject.VENTILATION.name())
                        ? new ScaleGrade(0, possible, Completeness.INDETERMINATE, because, List.copyOf(missing))
                        : closed(possible, unsure);
            case CLOSED -> closed(possible, unsure);
        };
    }

    /** Without fever no detail of a treatment matters; a fever or a finding that nobody measured does. */
    private static ScaleGrade closed(int possible, Set<String> unsure) {
        return result(0, unsure.isEmpty() ? 0 : possible, List.of(), unsure);
    }

    private static ScaleGrade result(int grade, int upper, List<CrsCriterion> because, Set<String> missing) {
        Completeness completeness = missing.isEmpty() ? Completeness.COMPLETE : Completeness.PARTIAL;
        return new ScaleGrade(grade, upper, completeness, because, List.copyOf(missing));
    }

    /** Whether a criterion of the scale is about it. */
    boolean looksAt(Subject subject) {
        return rows.conditions().stream().anyMatch(criterion -> criterion.subject() == subject);
    }

    /** A pressure that a vasopressor holds is not asked for, nor is an organ that the scale does not look at. */
    private Set<String> unsure(CrsPicture picture) {
        return picture.unsure().stream()
                .filter(this::looksAt)
                .filter(subject ->
                        subject != Subject.BLOOD_PRESSURE || !picture.pressors().any())
                .map(Subject::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
