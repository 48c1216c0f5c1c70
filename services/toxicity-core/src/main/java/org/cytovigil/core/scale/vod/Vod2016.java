// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.RememberingScale;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.scale.astcticans.IcansMemory;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.vital.WordSignal;
import org.jspecify.annotations.Nullable;

/**
 * Veno-occlusive disease of adults by EBMT 2016 (docs/clinical/vod.md#adults-2016): once the diagnosis holds, its class
 * of severity.
 */
public final class Vod2016 extends RememberingScale<VodMemory> {
    /** Stable id of the scale. */
    public static final String ID = "vod-ebmt-2016";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Vod2016.class, "vod-ebmt-2016.csv");
    private static final int NEEDED = 2;
    private static final AstctIcans BRAIN = new AstctIcans();

    /** The scale. */
    public Vod2016() {
        super(
                new Card(ID, "VOD", CRITERIA, AlertProfile.standard().paging(1, Severity.MOST), VodSigns.signals())
                        .suggesting(new TherapySuggestions(ID)),
                VodMemory.class,
                VodMemory.NOTHING);
    }

    @Override
    public Judged<VodMemory> judge(Moment moment, VodMemory memory) {
        VodSigns signs = VodSigns.of(moment);
        if (!signs.begun()) {
            return new Judged<>(null, VodMemory.NOTHING);
        }
        Timers timers = new Timers(moment.at());
        Judged<IcansMemory> brain = BRAIN.judge(moment, memory.icans());
        boolean any = VodSigns.atLeast(1, signs.jaundice(), signs.painfulLiver(), signs.heavier(), signs.ascites())
                == Truth.YES;
        VodMemory next = memory.brain(brain.memory()).symptoms(moment.at(), any);
        Truth diagnosis = diagnosis(signs, memory.held(), timers);
        Severity severity = severity(signs, next, brain.assessment(), timers);
        Tally tally = new Tally();
        int proven = raised(moment, Math.max(1, severity.reachedBy(NEEDED, false)));
        int possible = raised(moment, Math.max(1, severity.reachedBy(NEEDED, true)));
        if (diagnosis == Truth.YES) {
            tally.holds("DIAGNOSIS", proven, diagnosedBy(signs));
            severity.reasons().forEach(reason -> tally.holds(reason.name(), 0, reason.evidence()));
            tally.may(possible, severity.missing(proven).toArray(String[]::new));
        } else if (diagnosis == Truth.UNKNOWN) {
            tally.may(possible, unknown(signs));
        }
        Assessment assessment = tally.assessment();
        return new Judged<>(
                assessment, next.onset(moment.at(), assessment.grade() > 0).dueAt(timers.first()));
    }

    /**
     * Classical until 21 days after a dose; later also by histology, or two signs with evidence of the portal flow. One that
     * holds does not end because another dose is given.
     */
    private static Truth diagnosis(VodSigns signs, boolean held, Timers timers) {
        Truth classical =
                signs.jaundice().and(VodSigns.atLeast(NEEDED, signs.painfulLiver(), signs.heavier(), signs.ascites()));
        Given dose = signs.lastDose();
        Instant ends = dose == null
                ? Instant.MIN
                : dose.at().plus(signs.moment().rules().duration(RuleKey.VOD_CLASSICAL));
        timers.at(ends.plusSeconds(1));
        if (!ends.isBefore(signs.moment().at()) && !held) {
            return classical;
        }
        Truth two = VodSigns.atLeast(NEEDED, signs.jaundice(), signs.painfulLiver(), signs.heavier(), signs.ascites());
        return classical.or(signs.histology()).or(two.and(signs.imaging().or(signs.portalPressure())));
    }

    private static List<String> diagnosedBy(VodSigns signs) {
        return Stream.of(
                        signs.evidence(Parameter.BILIRUBIN_TOTAL),
                        signs.evidence(FindingKind.HEPATOMEGALY),
                        signs.evidence(FindingKind.ASCITES),
                        signs.evidence(Parameter.WEIGHT),
                        signs.evidence(FindingKind.LIVER_HISTOLOGY_VOD))
                .flatMap(List::stream)
                .toList();
    }

    private static String[] unknown(VodSigns signs) {
        return Stream.of(
                        signs.jaundice() == Truth.UNKNOWN ? "BILIRUBIN_TOTAL" : "",
                        signs.heavier() == Truth.UNKNOWN ? "WEIGHT" : "")
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
    }

    private static Severity severity(VodSigns signs, VodMemory memory, @Nullable Assessment brain, Timers timers) {
        Severity severity = new Severity();
        days(signs.moment(), memory.symptoms(), severity, timers);
        bilirubin(signs, severity);
        int doubled = signs.doubling(timers) ? 3 : 0;
        severity.add("KINETICS", doubled, doubled, signs.evidence(Parameter.BILIRUBIN_TOTAL));
        transaminases(signs, severity);
        weight(signs, severity);
        kidney(signs, brain, severity);
        return severity;
    }

    private static void days(Moment moment, Instant since, Severity severity, Timers timers) {
        if (since.equals(Instant.MAX)) {
            return;
        }
        Limits limits = moment.rules().limits(RuleKey.VOD_DAYS);
        Instant moderate = since.plus(Duration.ofDays(limits.at(1).longValue()));
        Instant mild = since.plus(Duration.ofDays(limits.at(2).longValue())).plusSeconds(1);
        timers.at(moderate).at(mild);
        int days = moment.at().isBefore(moderate) ? 3 : moment.at().isBefore(mild) ? 2 : 1;
        severity.add("DAYS", days, days, List.of());
    }

    private static void bilirubin(VodSigns signs, Severity severity) {
        Result bilirubin = signs.lab().newest(Parameter.BILIRUBIN_TOTAL);
        if (bilirubin == null) {
            severity.unknown("BILIRUBIN_TOTAL");
            return;
        }
        // Mild is what every diagnosis is at least: only the classes above it are told apart.
        Ladder ladder = new Ladder(0);
        ladder.from(bilirubin, signs.moment().rules().limits(RuleKey.VOD_BILIRUBIN_CLASSES), BigDecimal.ONE);
        severity.add("BILIRUBIN_TOTAL", ladder.lowest(), ladder.highest(), List.of(bilirubin.id()));
    }

    private static void transaminases(VodSigns signs, Severity severity) {
        Limits limits = signs.moment().rules().limits(RuleKey.VOD_TRANSAMINASES);
        Ladder ladder = Ladder.ofUln(signs.lab(), List.of(Parameter.ALT, Parameter.AST), limits);
        severity.add("TRANSAMINASES", ladder.lowest(), ladder.highest(), ladder.evidence());
    }

    /** Between its two limits it counts as moderate and as severe. */
    private static void weight(VodSigns signs, Severity severity) {
        GradingRules rules = signs.moment().rules();
        Truth some = signs.gained(rules.decimal(RuleKey.VOD_WEIGHT), false);
        if (some == Truth.UNKNOWN) {
            severity.unknown("WEIGHT");
            return;
        }
        Truth most = signs.gained(rules.decimal(RuleKey.VOD_WEIGHT_MOST), false);
        int reached = most == Truth.YES ? 4 : some == Truth.YES ? 3 : 1;
        severity.add("WEIGHT", reached, reached, signs.evidence(Parameter.WEIGHT));
    }

    private static void kidney(VodSigns signs, @Nullable Assessment brain, Severity severity) {
        Result creatinine = signs.lab().newest(Parameter.CREATININE);
        BigDecimal baseline = signs.lab().baseline(Parameter.CREATININE);
        Ladder ladder = new Ladder(0);
        if (creatinine == null || baseline == null) {
            ladder.step(Severity.MOST, Truth.UNKNOWN);
        } else {
            ladder.from(creatinine, signs.moment().rules().limits(RuleKey.VOD_CREATININE), baseline);
        }
        Truth failure = failure(signs, brain, ladder);
        int lowest = failure == Truth.YES ? Severity.MOST : ladder.lowest();
        int highest = failure == Truth.NO ? ladder.highest() : Severity.MOST;
        boolean byCreatinine = ladder.highest() == Severity.MOST || failure != Truth.UNKNOWN;
        severity.add(
                "CREATININE",
                lowest,
                highest,
                failure == Truth.YES
                        ? signs.evidence(FindingKind.MULTI_ORGAN_FAILURE)
                        : signs.evidence(Parameter.CREATININE),
                byCreatinine ? "CREATININE" : "OXYGEN_FLOW");
    }

    private static Truth failure(VodSigns signs, @Nullable Assessment brain, Ladder kidney) {
        Truth creatinine = kidney.lowest() == Severity.MOST
                ? Truth.YES
                : kidney.highest() == Severity.MOST ? Truth.UNKNOWN : Truth.NO;
        return Truth.of(signs.findings().has(FindingKind.MULTI_ORGAN_FAILURE))
                .or(VodSigns.atLeast(
                        NEEDED, creatinine, lungs(signs.moment()), Truth.of(consciousness(signs.moment(), brain))));
    }

    /** Above low flow; a cannula without its flow, and a ventilator for the airway with much oxygen, may be. */
    private static Truth lungs(Moment moment) {
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        boolean above = oxygen.level().compareTo(OxygenLevel.HIGH_FLOW) >= 0;
        return above ? Truth.YES : oxygen.flowMissing() || oxygen.unsure() ? Truth.UNKNOWN : Truth.NO;
    }

    private static boolean consciousness(Moment moment, @Nullable Assessment brain) {
        boolean deep = moment.states().get(WordSignal.CONSCIOUSNESS).words(moment.at()).stream()
                .anyMatch(
                        word -> word.word().equals("TO_TACTILE") || word.word().equals("UNAROUSABLE"));
        return deep || (brain != null && brain.grade() >= 3);
    }

    /** Risk factors raise mild and moderate. */
    private static int raised(Moment moment, int severity) {
        Baseline baseline =
                moment.states().get(PersonSignal.INSTANCE).at(moment.at()).baseline();
        Integer factors = baseline == null ? null : baseline.vodRiskFactors();
        boolean raises = factors != null
                && factors >= moment.rules().decimal(RuleKey.VOD_RISK_FACTORS).intValue()
                && severity < 3;
        return raises ? severity + 1 : severity;
    }
}
