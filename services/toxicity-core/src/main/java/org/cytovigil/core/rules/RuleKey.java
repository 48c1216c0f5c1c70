// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

/**
 * A choice that the published criteria leave open ("our default" in docs/clinical), with its default.
 *
 * <p>Each key can be set in configuration as {@code grading.KEY}. The set in force has a content hash, the edition,
 * that every published grade carries.
 */
public enum RuleKey {
    CRS_FEVER_WINDOW("crs.fever.window", "PT24H", "PT1H..PT72H", "How long one febrile reading supports grade 1."),
    CRS_HYPOTENSION_SBP(
            "crs.hypotension.adult.sbp", "90", "60..140", "Adults: systolic pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_MAP(
            "crs.hypotension.adult.map", "65", "40..100", "Adults: mean pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_MAP_FROM(
            "crs.hypotension.map.fromYears", "18", "whole 0..21", "Mean pressure counts from this age."),
    CRS_HYPOTENSION_NEONATE(
            "crs.hypotension.paed.neonate",
            "60",
            "30..90",
            "Up to 28 days: systolic pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_INFANT(
            "crs.hypotension.paed.infant",
            "70",
            "40..100",
            "Below 1 year: systolic pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_CHILD(
            "crs.hypotension.paed.childBase",
            "70",
            "40..100",
            "1 to 9 years: the limit is this and more a year, mm[Hg]."),
    CRS_HYPOTENSION_PER_YEAR(
            "crs.hypotension.paed.perYear", "2", "0..5", "1 to 9 years: so much more for each completed year, mm[Hg]."),
    CRS_HYPOTENSION_REPEAT(
            "crs.hypotension.repeat",
            "PT2M",
            "PT1M..PT30M",
            "A second low reading or sample after at least this confirms; saturations too."),
    CRS_HYPOTENSION_WAIT(
            "crs.hypotension.wait",
            "PT15M",
            "PT1M..PT2H",
            "A low reading or sample uncontradicted for this long counts; saturations too."),
    CRS_HYPOXIA_SPO2("crs.hypoxia.spo2", "90", "50..100", "On room air: saturation below this is hypoxia, %."),
    CRS_CONTINUOUS_PERSIST(
            "crs.continuous.persist",
            "PT2M",
            "PT10S..PT30M",
            "Samples low for this long without a gap count; without a low one for this long a dense feed is normal again."),
    CRS_CONTINUOUS_GAP("crs.continuous.gap", "PT60S", "PT2S..PT10M", "Samples farther apart than this are not dense."),
    CRS_LOW_FLOW(
            "crs.oxygen.lowFlow",
            "6",
            "1..15",
            "Nasal cannula up to this flow is low flow, L/min (Lee 2019, table 2)."),
    CRS_SIMPLE_MASK("crs.oxygen.simpleMaskGrade", "3", "whole 2..3", "Grade of a simple mask at any flow."),
    CRS_FIO2_LOW("crs.oxygen.fio2Low", "0.44", "0.21..1", "Fraction without a device: up to this is grade 2."),
    CRS_BASELINE_FIO2_RISE(
            "crs.oxygen.baselineFio2Rise",
            "0.1",
            "0.05..0.5",
            "Positive pressure as at baseline: a fraction so much above the usual one is new."),
    CRS_BASELINE_FIO2(
            "crs.oxygen.baselineFio2",
            "0.40",
            "0.22..1",
            "The same where the usual fraction is not known: from this fraction on it is new."),
    CRS_AIRWAY_FIO2(
            "crs.oxygen.airwayFio2", "0.60", "0.30..1", "Ventilated for the airway: from this fraction on it counts."),
    CRS_AIRWAY_FIO2_UNSURE(
            "crs.oxygen.airwayFio2Unsure",
            "0.40",
            "0.21..1",
            "The same: above this fraction it cannot be told whether it counts."),
    CRS_O2_COMFORT(
            "crs.o2.prophylactic.spo2",
            "96",
            "50..100",
            "On a device with at least this saturation: need unconfirmed, %."),
    CRS_CARRY_PRE_WINDOW(
            "crs.carry.preWindow",
            "PT6H",
            "PT1M..PT72H",
            "A drug given this long before the first fever counts for it."),
    CRS_RESOLUTION(
            "crs.resolution", "PT24H", "PT1H..P7D", "Without fever and organ findings for this long CRS is over."),
    CRS_WINDOW_END(
            "crs.window.end",
            "P30D",
            "P1D..P365D",
            "CRS is graded until this long after the newest CAR T infusion; later it is marked."),
    CRS_WINDOW_END_BLINATUMOMAB(
            "crs.window.end.blinatumomab",
            "PT48H",
            "PT1H..P30D",
            "CRS is graded until this long after the end of blinatumomab; later it is marked."),
    CRS_LATE_ONSET(
            "crs.lateOnset", "P14D", "P1D..P90D", "First fever later than this after infusion asks for another cause."),
    CRS_PRESSOR_PUSH("crs.pressors.push", "PT1H", "PT1M..PT24H", "A bolus of a vasopressor counts for this long."),
    CRS_PRESSOR_STALE(
            "crs.pressors.stale",
            "PT4H",
            "PT5M..PT24H",
            "A vasopressor without an update for this long is held, flagged."),
    CRS_INOTROPES(
            "crs.pressors.countInotropes", "0", "whole 0..1", "1: an inotrope counts as a vasopressor; 0: flagged."),
    CRS_PRESSOR_SWITCH(
            "crs.pressors.switch",
            "PT0S",
            "PT0S..PT2H",
            "Vasopressors that overlap no longer than this are a switch, one drug; PT0S: off, counted strictly."),
    MASKING_PARACETAMOL("crs.masking.paracetamol", "PT6H", "PT1H..P1D", "A dose can hide a fever for this long."),
    MASKING_METAMIZOLE("crs.masking.metamizole", "PT6H", "PT1H..P1D", "A dose can hide a fever for this long."),
    MASKING_NSAID("crs.masking.nsaid", "PT8H", "PT1H..P2D", "A dose can hide a fever for this long."),
    MASKING_ANTIPYRETIC(
            "crs.masking.antipyretic",
            "PT6H",
            "PT1H..P2D",
            "A dose of another antipyretic can hide a fever for this long."),
    MASKING_JAK("crs.masking.jak", "PT36H", "PT1H..P7D", "A dose of a JAK inhibitor can hide a fever for this long."),
    MASKING_IL6(
            "crs.masking.il6",
            "P14D",
            "P1D..P90D",
            "A dose of another antibody against an interleukin can hide a fever for this long."),
    MASKING_TNF("crs.masking.tnf", "P14D", "P1D..P90D", "A dose of a TNF blocker can hide a fever for this long."),
    MASKING_EMAPALUMAB("crs.masking.emapalumab", "P7D", "P1D..P42D", "A dose can hide a fever for this long."),
    MASKING_HYDROCORTISONE(
            "crs.masking.hydrocortisone", "PT12H", "PT1H..P3D", "A dose can hide a fever for this long."),
    MASKING_METHYLPREDNISOLONE(
            "crs.masking.methylprednisolone",
            "PT24H",
            "PT1H..P7D",
            "A dose can hide a fever for this long; prednisolone and prednisone too."),
    MASKING_DEXAMETHASONE("crs.masking.dexamethasone", "PT36H", "PT1H..P7D", "A dose can hide a fever for this long."),
    MASKING_ANAKINRA("crs.masking.anakinra", "PT24H", "PT1H..P7D", "A dose can hide a fever for this long."),
    MASKING_TOCILIZUMAB("crs.masking.tocilizumab", "P14D", "P1D..P42D", "A dose can hide a fever for this long."),
    MASKING_SILTUXIMAB("crs.masking.siltuximab", "P21D", "P1D..P63D", "A dose can hide a fever for this long."),
    CRS_VASOPRESSIN_ALONE(
            "crs.pressors.vasopressinAloneGrade",
            "3",
            "whole 0..4",
            "Grade of vasopressin alone, which the criteria leave out; flagged."),
    STALE_SPOT("stale.spot", "PT12H", "PT1H..PT72H", "A spot measurement or device is known for this long."),
    STALE_CONTINUOUS(
            "stale.continuous",
            "PT5M",
            "PT10S..PT1H",
            "A continuous signal is known for this long after its last sample."),
    ICANS_PROLONGED_SEIZURE(
            "icans.seizure.prolonged",
            "PT5M",
            "PT1M..PT30M",
            "A longer seizure is life-threatening (Lee 2019, table 5)."),
    ICANS_SEIZURE_CLEAR(
            "icans.seizure.clear",
            "PT2H",
            "PT1M..PT72H",
            "A normal assessment this long after its end ends a seizure's weight."),
    ICANS_WINDOW_END(
            "icans.window.end",
            "P30D",
            "P1D..P365D",
            "ICANS is graded until this long after the newest CAR T infusion; later it is marked."),
    ICANS_WINDOW_END_BLINATUMOMAB(
            "icans.window.end.blinatumomab",
            "PT48H",
            "PT1H..P30D",
            "ICANS is graded until this long after the end of blinatumomab; later it is marked."),
    ICANS_STALE("icans.stale", "PT12H", "PT1H..PT72H", "ICE or CAPD older than this is held, flagged."),
    ICANS_AROUSAL(
            "icans.arousal.stale",
            "PT12H",
            "PT1H..PT72H",
            "For ICE 0: a level of consciousness older than this is missing."),
    ICANS_SEDATION_AFTER(
            "icans.sedation.after",
            "PT30M",
            "PT0S..PT24H",
            "After sedation or neuromuscular block: not assessable for this long."),
    ICANS_CHILD_BELOW("icans.child.belowYears", "12", "whole 0..21", "Younger than this: CAPD instead of ICE."),
    ICANS_BASELINE_ADJUST(
            "icans.ice.baselineAdjust",
            "0",
            "whole 0..1",
            "1: ICE is graded by its fall below a known baseline; 0: as scored."),
    ICANS_CAPD_PAGE_RISE(
            "icans.capd.pageRise", "3", "whole 0..32", "CAPD 1 to 8 pages only when this much over a known baseline."),
    ALERT_CRS1_OUTPATIENT(
            "alert.crs1.outpatientPages", "1", "whole 0..1", "1: CRS 1 pages outside the hospital; 0: it is a note."),
    ALERT_REOPEN("alert.reopen", "PT2H", "PT1M..PT24H", "A grade that rises again within this is the same alert."),
    ALERT_RETROSPECTIVE(
            "alert.retrospective", "PT2H", "PT1M..PT72H", "A past rise at most this old pages as retrospective."),
    ALERT_HORIZON("alert.horizon", "PT72H", "PT1H..P90D", "Events older than this are history: graded, never paged."),
    ALERT_PEAK("alert.peak", "PT24H", "PT1H..PT72H", "Span whose peak grade a retrospective rise must exceed."),
    ALERT_ANC("alert.neutropenia.anc", "0.5", "0..10", "Neutrophils below this with fever page, 10*9/L."),
    ALERT_ANC_VALID("alert.neutropenia.valid", "PT36H", "PT1H..P7D", "How long a neutrophil count is used."),
    FEED_CONTINUOUS_LOW(
            "feed.continuous.low",
            "PT2M",
            "PT10S..PT1H",
            "Continuous feed without a sample for this long: technical, low."),
    FEED_CONTINUOUS_PAGE(
            "feed.continuous.page", "PT5M", "PT10S..PT2H", "The same: pages from CRS 2 or with a vasopressor."),
    FEED_CONTINUOUS_FROZEN(
            "feed.continuous.frozen",
            "PT6H",
            "PT10M..PT72H",
            "A monitor that repeats one value for longer is frozen: technical, low. A saturation of 100 % may stay."),
    FEED_SPOT_INTERVAL("feed.spot.interval", "PT4H", "PT5M..PT24H", "Ordered interval of spot vital signs."),
    FEED_SPOT_INTERVAL_2("feed.spot.interval.crs2", "PT60M", "PT5M..PT24H", "The same at CRS 2."),
    FEED_SPOT_INTERVAL_3("feed.spot.interval.crs3", "PT20M", "PT5M..PT24H", "The same from CRS 3."),
    FEED_SPOT_STALE("feed.spot.factor.stale", "1.5", "1..4", "Spot vital signs are late after so many intervals."),
    FEED_SPOT_PAGE("feed.spot.factor.page", "2", "1..8", "Spot vital signs page after so many intervals."),
    NEURO_INTERVAL("neuro.interval", "PT8H", "PT30M..PT48H", "Ordered interval of ICE or CAPD."),
    NEURO_INTERVAL_2("neuro.interval.icans2", "PT4H", "PT30M..PT48H", "The same at ICANS 2."),
    NEURO_INTERVAL_3(
            "neuro.interval.icans3",
            "PT1H",
            "PT30M..PT48H",
            "From ICANS 3: ordered interval of any neurological check."),
    NEURO_GRACE(
            "neuro.grace",
            "PT2H",
            "PT1M..PT24H",
            "Overdue after the interval and this grace, at most a quarter of it; pages at twice the interval."),
    BLINATUMOMAB_INTERRUPTION(
            "blinatumomab.interruption",
            "PT4H",
            "PT1M..PT24H",
            "An interruption of at least this asks for premedication."),
    BLINATUMOMAB_AFTER_END(
            "blinatumomab.afterEnd",
            "PT48H",
            "PT1H..P30D",
            "Toxicities count for the label until this long after the infusion."),
    BLINATUMOMAB_PUMP_SILENT(
            "blinatumomab.pumpSilent",
            "PT5M",
            "PT30S..PT4H",
            "A pump that reports regularly pages after this silence."),
    SCALES_CANNULA_BASE("scales.oxygen.cannulaBase", "0.20", "0.20..0.30", "Cannula: estimated fraction without flow."),
    SCALES_CANNULA_PER_LITRE(
            "scales.oxygen.cannulaPerLitre", "0.04", "0.01..0.10", "Cannula: estimated fraction for each L/min."),
    SCALES_HIGH_DOSE_PERSIST(
            "scales.pressors.highDose",
            "PT3H",
            "PT1M..PT24H",
            "A vasopressor dose is high after this long (Lee 2014)."),
    SCALES_COUNT_VASOPRESSIN(
            "scales.pressors.countVasopressin",
            "1",
            "whole 0..1",
            "1: Lee, Penn and CTCAE count vasopressin as one; 0: they do not."),
    SCALES_ORGANS_REQUIRED(
            "scales.organs.required",
            "0",
            "whole 0..1",
            "1: organ values never measured make Lee and Penn partial; 0: they do not."),
    SCALES_ORGANS_VALID(
            "scales.organs.valid", "PT36H", "PT1H..P7D", "How long a laboratory value counts as organ toxicity."),
    SCALES_LIMIT_HOLDS(
            "scales.organs.limit",
            "P30D",
            "P1D..P365D",
            "A result without its limit of normal is compared with the newest of the same laboratory, so old at most."),
    SCALES_NEW_COURSE(
            "scales.organs.newCourse",
            "P30D",
            "P7D..P365D",
            "Therapy this long after the step before begins a new course: baselines of organ values are taken anew."),
    SCALES_COAGULATION_VALID(
            "scales.penn.coagulation",
            "PT24H",
            "PT1H..P7D",
            "Plasma, cryoprecipitate or fibrinogen counts for this long (Penn 3)."),
    SCALES_INPATIENT_COUNTS(
            "scales.penn.inpatientCounts",
            "0",
            "whole 0..1",
            "1: every stay counts as hospitalised for CRS (Penn 2); 0: it does not."),
    PENN_EQUIVALENT_UNIT(
            "penn.equivalent.unit",
            "both",
            "one of both, per-minute, per-kg-minute",
            "Unit of the high doses of the Penn scale; both: where they give different grades it cannot be told."),
    DOSE_WEIGHT_VALID("dose.weightValid", "P7D", "P1D..P90D", "No dose is shown when the weight is older than this."),
    CAR_T_EU(
            "carT.region.eu",
            "0",
            "whole 0..1",
            "1: windows of the European label; 0: of the label of the United States."),
    CAR_T_SITE_DAILY(
            "carT.site.dailyDays",
            "0",
            "whole 0..60",
            "Days of daily monitoring after infusion, where stricter than the label."),
    CAR_T_SITE_MONITORING(
            "carT.site.monitoringWeeks", "0", "whole 0..52", "Weeks of monitoring, where stricter than the label."),
    CAR_T_SITE_PROXIMITY(
            "carT.site.proximityWeeks", "0", "whole 0..52", "Weeks near the centre, where stricter than the label."),
    CAR_T_SITE_DRIVING(
            "carT.site.noDrivingWeeks", "0", "whole 0..52", "Weeks without driving, where stricter than the label."),
    ACTIONS_TAPER_FOLLOW(
            "actions.taperFollow", "PT48H", "PT1H..P14D", "ICE every 8 h for this long after steroids are stopped.");

    private final String key;
    private final String fallback;
    private final String range;
    private final String meaning;

    RuleKey(String key, String fallback, String range, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.range = range;
        this.meaning = meaning;
    }

    /**
     * The key of a name.
     *
     * @param name without the prefix {@code grading.}
     */
    public static RuleKey of(String name) {
        for (RuleKey key : values()) {
            if (key.key.equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException("no key " + name);
    }

    /** Name in configuration, without the prefix {@code grading.}. */
    public String key() {
        return key;
    }

    /** Default value as text. */
    public String fallback() {
        return fallback;
    }

    /** One sentence for the reader of the configuration. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value is a duration (ISO 8601) rather than a decimal. */
    public boolean isDuration() {
        return fallback.startsWith("P");
    }

    /** What values are allowed: two ends, both included, after "whole" for whole numbers; or words after "one of". */
    public String range() {
        return range;
    }

    Object parse(String text) {
        try {
            return RuleRange.of(range).parse(text);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("grading." + key + ": " + unusable.getMessage(), unusable);
        }
    }
}
