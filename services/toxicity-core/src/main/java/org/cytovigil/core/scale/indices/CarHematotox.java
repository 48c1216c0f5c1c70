// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

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
import org.cytovigil.core.measure.Truth;
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
            Integer points = result == null ? null : points(parameter, result, moment.rules());
            if (result == null || points == null) {
                missing.add(parameter.name());
            } else {
                score += points;
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

    /** Points of a value, null where only a bound of it is known that leaves them open. */
    private static @Nullable Integer points(Parameter parameter, Result value, GradingRules rules) {
        return switch (parameter) {
            case PLATELETS -> {
                Limits limits = rules.limits(RuleKey.HEMATOTOX_PLATELETS);
                yield points(parameter, value.atMost(limits.at(2)), value.below(limits.at(1)));
            }
            case ANC -> points(parameter, value.atMost(rules.decimal(RuleKey.HEMATOTOX_ANC)), Truth.NO);
            case HAEMOGLOBIN -> points(parameter, value.atMost(rules.decimal(RuleKey.HEMATOTOX_HAEMOGLOBIN)), Truth.NO);
            case CRP -> points(parameter, value.atLeast(rules.decimal(RuleKey.HEMATOTOX_CRP)), Truth.NO);
            default -> {
                Limits limits = rules.limits(RuleKey.HEMATOTOX_FERRITIN);
                yield points(parameter, value.atLeast(limits.at(1)), value.above(limits.at(2)));
            }
        };
    }

    private static @Nullable Integer points(Parameter parameter, Truth some, Truth most) {
        if (some == Truth.NO) {
            return 0;
        }
        if (most == Truth.YES) {
            return CRITERIA.row(parameter.name(), "MOST").fixedGrade();
        }
        return some == Truth.YES && most == Truth.NO
                ? CRITERIA.row(parameter.name(), "SOME").fixedGrade()
                : null;
    }
}
