// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.ctcae.CtcaeLaboratory;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.signal.PersonSignal;
import org.jspecify.annotations.Nullable;

/**
 * The organs at an instant, by their newest results. A result that is stale is held; if it weighs, it is also missing.
 *
 * @param toxicity CTCAE grades
 * @param stale organs that weigh by a stale result
 * @param unlimited organs that cannot be told because no limit of normal is known; never taken for normal
 * @param evidence ids of the results behind each organ
 */
public record OrgansFound(
        OrganToxicity toxicity, Set<Subject> stale, Set<Subject> unlimited, Map<Subject, List<String>> evidence) {
    /** The results that they are read from. */
    public static final List<OrganLab> LABS = List.of(
            new OrganLab(Parameter.CREATININE),
            new OrganLab(Parameter.ALT),
            new OrganLab(Parameter.AST),
            new OrganLab(Parameter.BILIRUBIN_TOTAL),
            new OrganLab(Parameter.FIBRINOGEN),
            new OrganLab(Parameter.QTCF));

    private static final CtcaeLaboratory CTCAE = CtcaeLaboratory.load();

    /** Reads them. */
    public static OrgansFound of(Moment moment) {
        OrganToxicity toxicity = OrganToxicity.UNMEASURED;
        Set<Subject> stale = new TreeSet<>();
        Set<Subject> unlimited = new TreeSet<>();
        Map<Subject, List<String>> evidence = new EnumMap<>(Subject.class);
        for (OrganLab lab : LABS) {
            Optional<Measured> result = result(moment, lab.parameter());
            Optional<Subject> subject = OrganToxicity.subject(lab.parameter());
            if (result.isEmpty() || subject.isEmpty()) {
                continue;
            }
            if (lacksLimit(moment, result.get())) {
                unlimited.add(subject.get());
            }
            LabValue value = value(moment, result.get());
            Optional<GradeRange> graded = CTCAE.grade(lab.parameter(), value);
            int possible = CTCAE.possible(lab.parameter(), value);
            if (graded.isEmpty() && possible == 0) {
                continue;
            }
            // An unknown baseline leaves nothing open: it is taken for normal.
            int proven = graded.map(GradeRange::lowest).orElse(0);
            toxicity = toxicity.with(lab.parameter(), new GradeRange(proven, Math.max(proven, possible)));
            if (proven > 0) {
                evidence.computeIfAbsent(subject.get(), key -> new ArrayList<>())
                        .add(result.get().id());
            }
            if (proven > 1 && !OrganLabState.fresh(result.get(), moment.at(), moment.rules())) {
                stale.add(subject.get());
            }
        }
        return new OrgansFound(toxicity, stale, unlimited, evidence);
    }

    /** The newest result of an organ. */
    public static Optional<Measured> result(Moment moment, Parameter parameter) {
        return Optional.ofNullable(moment.states().get(new OrganLab(parameter)).at(moment.at()));
    }

    /** The CTCAE grade of a result. */
    public static Optional<GradeRange> grade(Moment moment, Measured result) {
        return CTCAE.grade(result.parameter(), value(moment, result));
    }

    /** Whether a grade of a result cannot be told because no limit of normal is known. */
    public static boolean lacksLimit(Moment moment, Measured result) {
        return CTCAE.lacksLimit(result.parameter(), value(moment, result));
    }

    /**
     * A result with what it is compared with: the last one before therapy, else the baseline of the patient. A baseline
     * that is only bounded is unknown.
     */
    public static LabValue value(Moment moment, Measured result) {
        Measured before = moment.states().get(new OrganLab(result.parameter())).baselineAt(moment.at());
        boolean measured = before != null && before.quantity().bound() == Quantity.Bound.EXACT;
        return new LabValue(
                result.quantity(),
                number(result.lln()),
                number(result.uln()),
                measured && before != null ? before.quantity().value() : told(moment, result.parameter()),
                measured && before != null ? number(before.uln()) : null,
                Truth.UNKNOWN);
    }

    private static @Nullable BigDecimal told(Moment moment, Parameter parameter) {
        Baseline baseline =
                moment.states().get(PersonSignal.INSTANCE).at(moment.at()).baseline();
        return baseline == null ? null : baseline.laboratory(parameter);
    }

    private static @Nullable BigDecimal number(@Nullable Quantity limit) {
        return limit == null ? null : limit.value();
    }
}
