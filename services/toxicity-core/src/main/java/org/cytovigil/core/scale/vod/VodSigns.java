// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.laboratory.Rises;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;
import org.cytovigil.core.vital.WordSignal;
import org.jspecify.annotations.Nullable;

/** The signs of veno-occlusive disease at an instant, the same for every edition of its criteria. */
record VodSigns(Moment moment, Laboratory lab, Findings findings) {
    /** What can cause it. */
    static final Set<Product> THERAPIES = EnumSet.of(Product.INOTUZUMAB_OZOGAMICIN, Product.ALLOGENEIC_TRANSPLANT);

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Parameter[] VALUES = {
        Parameter.BILIRUBIN_TOTAL,
        Parameter.ALT,
        Parameter.AST,
        Parameter.GLDH,
        Parameter.WEIGHT,
        Parameter.CREATININE,
        Parameter.GFR,
        Parameter.INR,
        Parameter.PT,
        Parameter.APTT,
    };
    private static final FindingKind[] FOUND = {
        FindingKind.HEPATOMEGALY,
        FindingKind.ASCITES,
        FindingKind.LIVER_ULTRASOUND_VOD,
        FindingKind.HVPG,
        FindingKind.LIVER_HISTOLOGY_VOD,
        FindingKind.MULTI_ORGAN_FAILURE,
        FindingKind.TRANSFUSION_PLATELETS,
        FindingKind.DIURETIC
    };

    static VodSigns of(Moment moment) {
        return new VodSigns(moment, new Laboratory(moment, THERAPIES), new Findings(moment));
    }

    static List<Signal<?>> signals() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(VALUES));
        signals.addAll(Findings.signals(FOUND));
        signals.add(OxygenSignal.INSTANCE);
        signals.add(WordSignal.CONSCIOUSNESS);
        signals.addAll(new AstctIcans().signals());
        return signals.stream().distinct().toList();
    }

    TherapyState therapy() {
        return moment.states().get(TherapySignal.INSTANCE).of(THERAPIES);
    }

    /** Whether its therapy was given and anything that bears on it is known. */
    boolean begun() {
        return therapy().givenBy(moment.at())
                && (lab.any(Parameter.BILIRUBIN_TOTAL, Parameter.ALT, Parameter.AST)
                        || Stream.of(FOUND).anyMatch(kind -> findings.newest(kind) != null));
    }

    private BigDecimal rule(RuleKey key) {
        return moment.rules().decimal(key);
    }

    Truth jaundice() {
        Result bilirubin = lab.newest(Parameter.BILIRUBIN_TOTAL);
        return bilirubin == null ? Truth.UNKNOWN : bilirubin.atLeast(rule(RuleKey.VOD_BILIRUBIN));
    }

    Truth painfulLiver() {
        Seen liver = findings.present(FindingKind.HEPATOMEGALY);
        return Truth.of(liver != null && liver.painful());
    }

    Truth ascites() {
        return Truth.of(findings.has(FindingKind.ASCITES));
    }

    /** Weight from a part of the baseline on, or above it. */
    Truth gained(BigDecimal percent, boolean more) {
        Result weight = lab.newest(Parameter.WEIGHT);
        BigDecimal baseline = lab.baseline(Parameter.WEIGHT);
        if (weight == null || baseline == null) {
            return Truth.UNKNOWN;
        }
        BigDecimal limit = baseline.multiply(HUNDRED.add(percent)).movePointLeft(2);
        return more ? weight.above(limit) : weight.atLeast(limit);
    }

    Truth heavier() {
        return gained(rule(RuleKey.VOD_WEIGHT), true);
    }

    Truth imaging() {
        return Truth.of(findings.has(FindingKind.LIVER_ULTRASOUND_VOD));
    }

    /** Histology of the liver. */
    Truth histology() {
        return Truth.of(findings.has(FindingKind.LIVER_HISTOLOGY_VOD));
    }

    Truth portalPressure() {
        Seen gradient = findings.present(FindingKind.HVPG);
        return Truth.of(gradient != null
                && (gradient.number() == null || gradient.number().compareTo(rule(RuleKey.VOD_HVPG)) >= 0));
    }

    /** Whether bilirubin has doubled within two days. */
    boolean doubling(Timers timers) {
        Duration within = moment.rules().duration(RuleKey.VOD_DOUBLING);
        List<Result> recent = lab.within(Parameter.BILIRUBIN_TOTAL, within);
        recent.forEach(result -> timers.at(result.at().plus(within)));
        return Rises.by(recent, new BigDecimal(2)) != null;
    }

    /** How many of some hold at least. */
    static Truth atLeast(int needed, Truth... truths) {
        long proven = Stream.of(truths).filter(truth -> truth == Truth.YES).count();
        long open = Stream.of(truths).filter(truth -> truth == Truth.UNKNOWN).count();
        return proven >= needed ? Truth.YES : proven + open >= needed ? Truth.UNKNOWN : Truth.NO;
    }

    List<String> evidence(Parameter parameter) {
        Result result = lab.newest(parameter);
        return result == null ? List.of() : List.of(result.id());
    }

    List<String> evidence(FindingKind kind) {
        Seen seen = findings.present(kind);
        return seen == null ? List.of() : List.of(seen.id());
    }

    @Nullable
    Given lastDose() {
        return therapy().lastDose(moment.at());
    }
}
