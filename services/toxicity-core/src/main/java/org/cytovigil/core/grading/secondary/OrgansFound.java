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
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.jspecify.annotations.Nullable;

/**
 * The organs at an instant, by their newest results. A result that is stale is held; if it weighs, it is also missing.
 *
 * @param toxicity CTCAE grades
 * @param stale organs that weigh by a stale result
 * @param evidence ids of the results behind each organ
 */
public record OrgansFound(OrganToxicity toxicity, Set<Subject> stale, Map<Subject, List<String>> evidence) {
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
        Map<Subject, List<String>> evidence = new EnumMap<>(Subject.class);
        for (OrganLab lab : LABS) {
            Optional<Measured> result = result(moment, lab.parameter());
            Optional<Subject> subject = OrganToxicity.subject(lab.parameter());
            Optional<GradeRange> grade = result.flatMap(found -> grade(moment, found));
            if (result.isEmpty() || subject.isEmpty() || grade.isEmpty()) {
                continue;
            }
            toxicity = toxicity.with(lab.parameter(), grade.get());
            if (grade.get().lowest() > 0) {
                evidence.computeIfAbsent(subject.get(), key -> new ArrayList<>())
                        .add(result.get().id());
            }
            boolean weighs = grade.get().lowest() > 1;
            if (weighs && !OrganLabState.fresh(result.get(), moment.at(), moment.rules())) {
                stale.add(subject.get());
            }
        }
        return new OrgansFound(toxicity, stale, evidence);
    }

    /** The newest result of an organ. */
    public static Optional<Measured> result(Moment moment, Parameter parameter) {
        return Optional.ofNullable(moment.board().get(new OrganLab(parameter)).at(moment.at()));
    }

    /** The CTCAE grade of a result. */
    public static Optional<GradeRange> grade(Moment moment, Measured result) {
        return CTCAE.grade(result.parameter(), value(moment, result));
    }

    /** A result with what it is compared with. */
    public static LabValue value(Moment moment, Measured result) {
        return new LabValue(
                result.quantity(),
                number(result.lln()),
                number(result.uln()),
                result.parameter() == Parameter.CREATININE
                        ? baseline(moment.board().get(PersonSignal.INSTANCE).at(moment.at()))
                        : null,
                Truth.UNKNOWN);
    }

    private static @Nullable BigDecimal baseline(Person person) {
        Baseline baseline = person.baseline();
        return baseline == null ? null : baseline.creatinine();
    }

    private static @Nullable BigDecimal number(@Nullable Quantity limit) {
        return limit == null ? null : limit.value();
    }
}
