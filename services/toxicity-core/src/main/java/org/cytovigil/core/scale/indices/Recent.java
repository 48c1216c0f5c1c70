// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.vital.Reading;
import org.cytovigil.core.vital.Worst;
import org.jspecify.annotations.Nullable;

/**
 * The values that an index is made of. One that is too old is missing, and so is one of which only a bound is known, unless
 * the bound decides: then there is no index.
 */
final class Recent {
    private static final Duration TRANSFUSION = Duration.ofDays(1);

    private final Moment moment;
    private final Laboratory lab;
    private final Timers timers;
    private final Set<String> evidence = new LinkedHashSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    Recent(Moment moment, Timers timers) {
        this.moment = moment;
        this.lab = new Laboratory(moment, Set.of());
        this.timers = timers;
    }

    /** A value, 1 where it is missing: then nothing is made of it. */
    BigDecimal value(Parameter parameter) {
        return value(parameter, lab.newest(parameter));
    }

    /** The same, of the newest sample that was not haemolysed. */
    BigDecimal soundValue(Parameter parameter) {
        return value(parameter, lab.newestSound(parameter));
    }

    private BigDecimal value(Parameter parameter, @Nullable Result newest) {
        Result result = inTime(parameter, newest);
        BigDecimal exact = result == null ? null : result.exact();
        if (exact == null) {
            lacks(parameter.name());
            return BigDecimal.ONE;
        }
        return exact;
    }

    /** Whether something holds of a value; missing where a bound leaves it open. */
    boolean holds(Parameter parameter, Function<Result, Truth> condition) {
        Result result = inTime(parameter, lab.newest(parameter));
        Truth truth = result == null ? Truth.UNKNOWN : condition.apply(result);
        if (truth == Truth.UNKNOWN) {
            lacks(parameter.name());
        }
        return truth == Truth.YES;
    }

    private @Nullable Result inTime(Parameter parameter, @Nullable Result result) {
        Instant ends = result == null ? Instant.MIN : result.at().plus(valid(parameter, result));
        timers.at(ends);
        if (result == null || !ends.isAfter(moment.at())) {
            return null;
        }
        evidence.add(result.id());
        return result;
    }

    private Duration valid(Parameter parameter, Result result) {
        Duration usual = moment.rules().duration(RuleKey.INDEX_VALID);
        if (parameter != Parameter.PLATELETS) {
            return usual;
        }
        boolean transfused = !new Findings(moment)
                .since(FindingKind.TRANSFUSION_PLATELETS, result.at().minus(TRANSFUSION))
                .isEmpty();
        return transfused ? moment.rules().duration(RuleKey.INDEX_PLATELETS_VALID) : usual;
    }

    /** The most points of readings of one instant; what contradicts it is marked (docs/clinical/time.md#contradictions). */
    int worst(List<Reading> readings, ToIntFunction<Reading> points) {
        readings.forEach(reading -> evidence.add(reading.evidence()));
        Worst worst = Worst.of(readings, points);
        if (worst.contradicted()) {
            flags.add(Flag.CONTRADICTION);
        }
        return worst.points();
    }

    void lacks(String name) {
        missing.add(name);
    }

    boolean complete() {
        return missing.isEmpty();
    }

    /** The line: with the index where nothing is missing. */
    Assessment assessment(String criterion, @Nullable Index index) {
        boolean made = complete() && index != null;
        return new Assessment(
                0,
                0,
                made ? Completeness.COMPLETE : Completeness.PARTIAL,
                flags,
                made ? List.of(new Criterion(criterion, List.copyOf(evidence))) : List.of(),
                List.copyOf(missing),
                made ? index : null);
    }
}
