// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.tls;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.jspecify.annotations.Nullable;

/**
 * The four analytes of tumour lysis over some results: which are beyond their limits, which may be.
 *
 * @param truths of urate, potassium, phosphate and calcium
 * @param evidence ids of the results beyond their limits
 * @param missing what would have to be known of those that may be
 */
record Analytes(Map<Parameter, Truth> truths, Map<Parameter, List<String>> evidence, Map<Parameter, String> missing) {
    /** What a haemolysed sample makes too high. */
    private static final Set<Parameter> OF_CELLS = Set.of(Parameter.POTASSIUM, Parameter.PHOSPHATE);

    static final List<Parameter> ALL =
            List.of(Parameter.URATE, Parameter.POTASSIUM, Parameter.PHOSPHATE, Parameter.CALCIUM);

    /** How many are in a state. */
    long count(Truth truth) {
        return truths.values().stream().filter(each -> each == truth).count();
    }

    /** Tells those beyond their limits. */
    void into(Tally tally, int grade) {
        ALL.stream()
                .filter(analyte -> truths.get(analyte) == Truth.YES)
                .forEach(analyte -> tally.holds(analyte.name(), grade, evidence.getOrDefault(analyte, List.of())));
    }

    /** What is not known of those that may be beyond their limits. */
    String[] unknown() {
        return ALL.stream()
                .filter(each -> truths.get(each) == Truth.UNKNOWN)
                .map(each -> missing.getOrDefault(each, each.name()))
                .toArray(String[]::new);
    }

    /**
     * Judges them.
     *
     * @param results those of a parameter that count
     * @param changes whether a change from the baseline counts too
     */
    static Analytes of(Moment moment, Function<Parameter, List<Result>> results, boolean changes) {
        Laboratory lab = new Laboratory(moment, Set.of());
        Set<Instant> haemolysed = haemolysed(moment);
        Map<Parameter, Truth> truths = new EnumMap<>(Parameter.class);
        Map<Parameter, List<String>> evidence = new EnumMap<>(Parameter.class);
        Map<Parameter, String> missing = new EnumMap<>(Parameter.class);
        for (Parameter analyte : ALL) {
            List<Result> counted = results.apply(analyte).stream()
                    .filter(result -> !OF_CELLS.contains(analyte) || !haemolysed.contains(result.at()))
                    .toList();
            Truth any = counted.isEmpty() ? Truth.UNKNOWN : Truth.NO;
            List<String> ids = new ArrayList<>();
            for (Result result : counted) {
                Result corrected = analyte == Parameter.CALCIUM ? corrected(moment, lab, result) : result;
                Truth beyond = corrected == null ? Truth.UNKNOWN : beyond(moment, analyte, corrected);
                if (changes && beyond != Truth.YES) {
                    beyond = beyond.or(changed(moment, lab, analyte, corrected));
                }
                if (beyond == Truth.YES) {
                    ids.add(result.id());
                }
                any = any.or(beyond);
            }
            truths.put(analyte, any);
            evidence.put(analyte, ids);
            boolean albumin = analyte == Parameter.CALCIUM && !counted.isEmpty() && !lab.any(Parameter.ALBUMIN);
            missing.put(analyte, albumin ? Parameter.ALBUMIN.name() : analyte.name());
        }
        return new Analytes(truths, evidence, missing);
    }

    private static Set<Instant> haemolysed(Moment moment) {
        return new Findings(moment)
                .since(FindingKind.HAEMOLYSED_SAMPLE, Instant.EPOCH).stream()
                        .map(Seen::at)
                        .collect(Collectors.toSet());
    }

    private static Truth beyond(Moment moment, Parameter analyte, Result result) {
        return switch (analyte) {
            case URATE -> result.atLeast(moment.rules().decimal(RuleKey.TLS_URATE));
            case POTASSIUM -> result.atLeast(moment.rules().decimal(RuleKey.TLS_POTASSIUM));
            case PHOSPHATE -> phosphate(moment, result);
            default -> result.atMost(moment.rules().decimal(RuleKey.TLS_CALCIUM));
        };
    }

    /** Without an age only what both limits agree on is known. */
    private static Truth phosphate(Moment moment, Result result) {
        Person person = moment.states().get(PersonSignal.INSTANCE).at(moment.at());
        Truth adult = result.atLeast(moment.rules().decimal(RuleKey.TLS_PHOSPHATE));
        Truth child = result.atLeast(moment.rules().decimal(RuleKey.TLS_PHOSPHATE_CHILD));
        if (!person.ageKnown()) {
            return adult == child ? adult : Truth.UNKNOWN;
        }
        int from = moment.rules().decimal(RuleKey.TLS_ADULT_FROM).intValue();
        return person.yearsAt(moment.at()) < from ? child : adult;
    }

    /** Corrected for the albumin that held when it was taken, or else for the first one after it. */
    private static @Nullable Result corrected(Moment moment, Laboratory lab, Result calcium) {
        Result albumin = lab.newest(Parameter.ALBUMIN, calcium.at());
        if (albumin == null) {
            List<Result> later = lab.since(Parameter.ALBUMIN, calcium.at());
            albumin = later.isEmpty() ? null : later.get(0);
        }
        BigDecimal known = albumin == null ? null : albumin.exact();
        if (known == null) {
            return null;
        }
        return calcium.with(calcium.quantity().value().add(correction(moment, known)));
    }

    /** The baseline that was told of the patient; of calcium corrected for the albumin that was told with it. */
    private static @Nullable BigDecimal told(Moment moment, Laboratory lab, Parameter analyte) {
        BigDecimal told = lab.told(analyte);
        if (analyte != Parameter.CALCIUM || told == null) {
            return told;
        }
        BigDecimal albumin = lab.told(Parameter.ALBUMIN);
        return albumin == null ? null : told.add(correction(moment, albumin));
    }

    private static BigDecimal correction(Moment moment, BigDecimal albumin) {
        BigDecimal lacking = moment.rules().decimal(RuleKey.TLS_ALBUMIN).subtract(albumin);
        return moment.rules().decimal(RuleKey.TLS_ALBUMIN_FACTOR).multiply(lacking);
    }

    /** Whether it has changed by a quarter from the baseline since; what is older than the baseline has not. */
    private static Truth changed(Moment moment, Laboratory lab, Parameter analyte, @Nullable Result result) {
        if (result == null) {
            return Truth.UNKNOWN;
        }
        Result before = lab.beforeCourse(analyte);
        Result baseline = before == null || analyte != Parameter.CALCIUM ? before : corrected(moment, lab, before);
        BigDecimal measured = baseline == null ? null : baseline.exact();
        if (before == null ? lab.isBeforeCourse(result.at()) : !result.at().isAfter(before.at())) {
            return Truth.NO;
        }
        BigDecimal number = measured == null ? told(moment, lab, analyte) : measured;
        if (number == null) {
            return lab.isBeforeCourse(result.at()) ? Truth.NO : Truth.UNKNOWN;
        }
        BigDecimal change = moment.rules().decimal(RuleKey.TLS_CHANGE);
        return analyte == Parameter.CALCIUM
                ? result.atMost(number.multiply(BigDecimal.ONE.subtract(change)))
                : result.atLeast(number.multiply(BigDecimal.ONE.add(change)));
    }
}
