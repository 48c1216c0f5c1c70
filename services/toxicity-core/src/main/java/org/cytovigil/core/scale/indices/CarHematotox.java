// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.CardScale;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * CAR-HEMATOTOX from the values of days -8 to -2 before the infusion, shown from then on
 * (docs/clinical/indices.md#car-hematotox).
 */
public final class CarHematotox extends CardScale<HematotoxMemory> {
    /** Stable id of the index. */
    public static final String ID = "car-hematotox";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(CarHematotox.class, "car-hematotox.csv");
    private static final List<Parameter> VALUES =
            List.of(Parameter.PLATELETS, Parameter.ANC, Parameter.HAEMOGLOBIN, Parameter.CRP, Parameter.FERRITIN);

    /** The index. */
    public CarHematotox() {
        super(new Card(
                ID,
                "CAR-HEMATOTOX",
                CRITERIA,
                AlertProfile.SILENT,
                Stream.concat(
                                Stream.<Signal<?>>of(TherapySignal.INSTANCE),
                                VALUES.stream().<Signal<?>>map(InfusionWindowSignal::new))
                        .toList()));
    }

    @Override
    public Class<HematotoxMemory> memoryType() {
        return HematotoxMemory.class;
    }

    @Override
    public HematotoxMemory initial() {
        return HematotoxMemory.NOTHING;
    }

    /** What it said at the infusion it says for the whole course. */
    @Override
    public Judged<HematotoxMemory> judge(Moment moment, HematotoxMemory memory) {
        Instant course = moment.states()
                .get(TherapySignal.INSTANCE)
                .of(CountSignal.CELLS)
                .courseAt(moment.at(), moment.rules());
        if (course.isAfter(moment.at())) {
            return new Judged<>(null, HematotoxMemory.NOTHING);
        }
        if (course.equals(memory.course())) {
            return new Judged<>(memory.said(), memory);
        }
        Assessment said = assess(moment, course);
        return new Judged<>(said, new HematotoxMemory(course, said));
    }

    private static @Nullable Assessment assess(Moment moment, Instant course) {
        int score = 0;
        Set<String> missing = new TreeSet<>();
        List<String> evidence = new ArrayList<>();
        for (Parameter parameter : VALUES) {
            Result result =
                    moment.states().get(new InfusionWindowSignal(parameter)).before(course, moment.rules());
            BigDecimal value = result == null ? null : result.exact();
            if (result == null || value == null) {
                missing.add(parameter.name());
            } else {
                score += points(parameter, value, moment.rules());
                evidence.add(result.id());
            }
        }
        if (evidence.isEmpty()) {
            return null;
        }
        boolean made = missing.isEmpty();
        return new Assessment(
                0,
                0,
                made ? Completeness.COMPLETE : Completeness.PARTIAL,
                Set.of(),
                made ? List.of(new Criterion("INDEX", evidence)) : List.of(),
                List.copyOf(missing),
                made ? Index.banded(score, moment.rules().decimal(RuleKey.HEMATOTOX_HIGH)) : null);
    }

    private static int points(Parameter parameter, BigDecimal value, GradingRules rules) {
        return switch (parameter) {
            case PLATELETS -> {
                Limits limits = rules.limits(RuleKey.HEMATOTOX_PLATELETS);
                yield limits.exceededBy(value) == 2
                        ? 0
                        : limits.reachedBy(value) == 0 ? most(parameter) : some(parameter);
            }
            case ANC -> value.compareTo(rules.decimal(RuleKey.HEMATOTOX_ANC)) > 0 ? 0 : some(parameter);
            case HAEMOGLOBIN -> value.compareTo(rules.decimal(RuleKey.HEMATOTOX_HAEMOGLOBIN)) > 0 ? 0 : some(parameter);
            case CRP -> value.compareTo(rules.decimal(RuleKey.HEMATOTOX_CRP)) < 0 ? 0 : some(parameter);
            default -> {
                Limits limits = rules.limits(RuleKey.HEMATOTOX_FERRITIN);
                yield limits.exceededBy(value) == 2
                        ? most(parameter)
                        : limits.reachedBy(value) == 0 ? 0 : some(parameter);
            }
        };
    }

    private static int some(Parameter parameter) {
        return CRITERIA.row(parameter.name(), "SOME").fixedGrade();
    }

    private static int most(Parameter parameter) {
        return CRITERIA.row(parameter.name(), "MOST").fixedGrade();
    }
}
