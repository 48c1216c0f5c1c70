// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.hlh;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.laboratory.Rises;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.LowRun;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.SaturationSignal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of the syndrome, one by one; each unknown where its value, limit or baseline is.
 *
 * @param oldSpleen the spleen is known to have been large before the course
 */
record HlhCriteria(Moment moment, Laboratory lab, Findings findings, boolean oldSpleen) {
    /** What can cause it. */
    static final Set<Product> THERAPIES = therapies();

    private static Set<Product> therapies() {
        Set<Product> all = EnumSet.copyOf(CountSignal.CELLS);
        all.add(Product.BLINATUMOMAB);
        return all;
    }

    /** A criterion that was judged. */
    record Judged(String name, Truth truth, List<String> evidence) {}

    static HlhCriteria of(Moment moment, boolean oldSpleen) {
        return new HlhCriteria(moment, new Laboratory(moment, THERAPIES), new Findings(moment), oldSpleen);
    }

    /** Whether anything was found that is a criterion. */
    boolean anyFound() {
        return Stream.of(FindingKind.HAEMOPHAGOCYTOSIS, FindingKind.SPLENOMEGALY, FindingKind.PULMONARY_INFILTRATES)
                .anyMatch(kind -> findings.newest(kind) != null);
    }

    /** Whether the spleen was large before the course and is not known to have become small since. */
    boolean spleenBefore(Instant course) {
        Seen newest = findings.newest(FindingKind.SPLENOMEGALY);
        return newest != null && newest.present() && (oldSpleen || newest.at().isBefore(course));
    }

    private BigDecimal rule(RuleKey key) {
        return moment.rules().decimal(key);
    }

    /** Ferritin above twice its limit or baseline. */
    Truth ferritinRaised() {
        Result ferritin = lab.newest(Parameter.FERRITIN);
        if (ferritin == null) {
            return Truth.UNKNOWN;
        }
        BigDecimal factor = rule(RuleKey.HLH_FERRITIN_FACTOR);
        return ofLimitOrBaseline(ferritin, Parameter.FERRITIN, factor);
    }

    /** Of two ways to be high one is enough; neither holds only where both are known not to. */
    private Truth ofLimitOrBaseline(Result result, Parameter parameter, BigDecimal factor) {
        return result.aboveUln(factor).or(result.above(Result.times(lab.baseline(parameter), factor)));
    }

    /** Ferritin that doubles within a day, or is very high. */
    Truth ferritinRapid(Timers timers) {
        Result ferritin = lab.newest(Parameter.FERRITIN);
        if (ferritin == null) {
            return Truth.UNKNOWN;
        }
        Duration within = moment.rules().duration(RuleKey.HLH_RISE_WITHIN);
        List<Result> recent = lab.within(Parameter.FERRITIN, within);
        recent.forEach(result -> timers.at(result.at().plus(within)));
        Truth rises = Truth.of(Rises.by(recent, rule(RuleKey.HLH_RISE_FACTOR)) != null);
        return rises.or(ferritin.above(rule(RuleKey.HLH_FERRITIN_HIGH)));
    }

    /** The common criteria. */
    List<Judged> common() {
        return List.of(
                either(
                        "TRANSAMINASES",
                        multiple(Parameter.ALT, RuleKey.HLH_TRANSAMINASES),
                        multiple(Parameter.AST, RuleKey.HLH_TRANSAMINASES)),
                fibrinogen(),
                found("HAEMOPHAGOCYTOSIS", FindingKind.HAEMOPHAGOCYTOSIS),
                either(
                        "CYTOPENIA",
                        cytopenia(Parameter.ANC, RuleKey.HLH_ANC),
                        cytopenia(Parameter.PLATELETS, RuleKey.HLH_PLATELETS)));
    }

    /** The other criteria. */
    List<Judged> others(Instant febrile, int icans, Timers timers) {
        Duration counts = moment.rules().duration(RuleKey.HLH_FEVER_WITHIN);
        boolean fever = !febrile.equals(Instant.MIN) && febrile.plus(counts).isAfter(moment.at());
        if (fever) {
            timers.at(febrile.plus(counts));
        }
        return List.of(
                ldh(),
                either(
                        "COAGULATION",
                        judged("PT", Parameter.PT, result -> result.aboveUln(rule(RuleKey.HLH_COAGULATION))),
                        judged("APTT", Parameter.APTT, result -> result.aboveUln(rule(RuleKey.HLH_COAGULATION)))),
                judged("BILIRUBIN_DIRECT", Parameter.BILIRUBIN_DIRECT, result -> result.aboveUln(BigDecimal.ONE)),
                newSpleen(),
                new Judged("FEVER", Truth.of(fever), List.of()),
                new Judged("ICANS", Truth.of(icans >= 1), List.of()),
                lungs(),
                judged(
                        "CREATININE",
                        Parameter.CREATININE,
                        result -> result.atLeast(
                                Result.times(lab.baseline(Parameter.CREATININE), rule(RuleKey.HLH_CREATININE)))),
                judged(
                        "TRIGLYCERIDES",
                        Parameter.TRIGLYCERIDES,
                        result -> result.above(rule(RuleKey.HLH_TRIGLYCERIDES))));
    }

    private Judged judged(String name, Parameter parameter, java.util.function.Function<Result, Truth> holds) {
        Result result = lab.newest(parameter);
        return result == null
                ? new Judged(name, Truth.UNKNOWN, List.of())
                : new Judged(name, holds.apply(result), List.of(result.id()));
    }

    private Judged multiple(Parameter parameter, RuleKey factor) {
        return judged(parameter.name(), parameter, result -> ofLimitOrBaseline(result, parameter, rule(factor)));
    }

    private Judged fibrinogen() {
        return judged(
                "FIBRINOGEN",
                Parameter.FIBRINOGEN,
                result -> result.below(rule(RuleKey.HLH_FIBRINOGEN)).or(result.below(result.lln())));
    }

    /** New: not there before the first dose. Without a count from before it counts: rather a page too many. */
    private Judged cytopenia(Parameter parameter, RuleKey limit) {
        Result before = lab.beforeCourse(parameter);
        BigDecimal told = lab.told(parameter);
        boolean old = before != null
                ? before.below(rule(limit)) == Truth.YES
                : told != null && told.compareTo(rule(limit)) < 0;
        return judged(parameter.name(), parameter, result -> old ? Truth.NO : result.below(rule(limit)));
    }

    private Judged found(String name, FindingKind kind) {
        Seen seen = findings.present(kind);
        return new Judged(name, Truth.of(seen != null), seen == null ? List.of() : List.of(seen.id()));
    }

    /** One of a haemolysed sample says nothing: the one before it holds. */
    private Judged ldh() {
        Result sound = lab.newestSound(Parameter.LDH);
        return sound == null
                ? new Judged("LDH", Truth.UNKNOWN, List.of())
                : new Judged("LDH", sound.aboveUln(BigDecimal.ONE), List.of(sound.id()));
    }

    private Judged newSpleen() {
        Seen seen = findings.present(FindingKind.SPLENOMEGALY);
        Instant course =
                moment.states().get(TherapySignal.INSTANCE).of(THERAPIES).courseAt(moment.at(), moment.rules());
        boolean isNew = seen != null && !spleenBefore(course);
        return new Judged("SPLENOMEGALY", Truth.of(isNew), seen == null ? List.of() : List.of(seen.id()));
    }

    /** Hypoxia is what CRS takes for it: oxygen, or a low saturation on room air. */
    private Judged lungs() {
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        if (oxygen.level() != OxygenLevel.NONE) {
            return new Judged("LUNGS", Truth.YES, oxygen.evidence());
        }
        LowRun saturation =
                moment.states().get(SaturationSignal.INSTANCE).at(moment.at(), moment.until(), moment.rules());
        return saturation.counts() && oxygen.onRoomAir()
                ? new Judged("LUNGS", Truth.YES, saturation.evidence())
                : found("LUNGS", FindingKind.PULMONARY_INFILTRATES);
    }

    private static Judged either(String name, Judged one, Judged other) {
        List<String> evidence = new ArrayList<>();
        if (one.truth() == Truth.YES) {
            evidence.addAll(one.evidence());
        }
        if (other.truth() == Truth.YES) {
            evidence.addAll(other.evidence());
        }
        return new Judged(name, one.truth().or(other.truth()), evidence);
    }

    /** Creatinine of a multiple of the baseline: unknown where either was never measured. */
    Truth kidney(BigDecimal factor) {
        Result creatinine = lab.newest(Parameter.CREATININE);
        BigDecimal baseline = lab.baseline(Parameter.CREATININE);
        return creatinine == null ? Truth.UNKNOWN : creatinine.atLeast(Result.times(baseline, factor));
    }

    /** The newest finding of a clinician who judged the syndrome itself, null where none did. */
    @Nullable
    Seen clinician() {
        return findings.newest(FindingKind.IEC_HS);
    }
}
