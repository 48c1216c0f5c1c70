// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * A choice that the published criteria leave open (marked C in the specification), with its default.
 *
 * <p>Each key can be set in configuration as {@code grading.KEY}. The set in force has a content hash, the edition,
 * that every published grade carries.
 */
public enum RuleKey {
    CRS_FEVER_WINDOW("crs.fever.window", "PT24H", "How long one febrile reading supports grade 1."),
    CRS_HYPOTENSION_SBP("crs.hypotension.adult.sbp", "90", "Adults: systolic pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_MAP("crs.hypotension.adult.map", "65", "From 18 years: mean pressure below this is low, mm[Hg]."),
    CRS_HYPOTENSION_REPEAT("crs.hypotension.repeat", "PT2M", "A second low reading after at least this confirms."),
    CRS_HYPOTENSION_WAIT("crs.hypotension.wait", "PT15M", "A low reading uncontradicted for this long counts."),
    CRS_HYPOXIA_SPO2("crs.hypoxia.spo2", "90", "On room air: saturation below this is hypoxia, %."),
    CRS_CONTINUOUS_PERSIST("crs.continuous.persist", "PT2M", "Continuous signals must be low for this long."),
    CRS_CONTINUOUS_GAP("crs.continuous.gap", "PT60S", "A longer gap between samples interrupts a low run."),
    CRS_LOW_FLOW("crs.oxygen.lowFlow", "6", "Nasal cannula up to this flow is low flow, L/min (Lee 2019, table 2)."),
    CRS_FIO2_LOW("crs.oxygen.fio2Low", "0.44", "Fraction without a device: up to this is grade 2."),
    CRS_O2_COMFORT("crs.o2.prophylactic.spo2", "96", "On a device with at least this saturation: need unconfirmed, %."),
    CRS_CARRY_PRE_WINDOW("crs.carry.preWindow", "PT6H", "A drug given this long before the first fever counts for it."),
    CRS_RESOLUTION("crs.resolution", "PT24H", "Without fever and organ findings for this long CRS is over."),
    CRS_LATE_ONSET("crs.lateOnset", "P14D", "First fever later than this after infusion asks for another cause."),
    CRS_PRESSOR_PUSH("crs.pressors.push", "PT1H", "A bolus of a vasopressor counts for this long."),
    CRS_PRESSOR_STALE("crs.pressors.stale", "PT4H", "A vasopressor without an update for this long is held, flagged."),
    CRS_VASOPRESSIN_ALONE(
            "crs.pressors.vasopressinAloneGrade",
            "3",
            "Grade of vasopressin alone, which the criteria leave out; flagged."),
    STALE_SPOT("stale.spot", "PT12H", "A spot measurement or device is known for this long."),
    STALE_CONTINUOUS("stale.continuous", "PT5M", "A continuous signal is known for this long after its last sample."),
    ICANS_PROLONGED_SEIZURE(
            "icans.seizure.prolonged", "PT5M", "A longer seizure is life-threatening (Lee 2019, table 5)."),
    ICANS_SEIZURE_CLEAR(
            "icans.seizure.clear", "PT2H", "A normal assessment this long after its end ends a seizure's weight."),
    ICANS_STALE("icans.stale", "PT12H", "ICE or CAPD older than this is held, flagged."),
    ICANS_CHILD_BELOW("icans.child.belowYears", "12", "Younger than this: CAPD instead of ICE."),
    ICANS_CAPD_PAGE_RISE("icans.capd.pageRise", "3", "CAPD 1 to 8 pages only when this much over a known baseline."),
    ALERT_REOPEN("alert.reopen", "PT2H", "A grade that rises again within this is the same alert."),
    ALERT_RETROSPECTIVE("alert.retrospective", "PT2H", "A past rise at most this old pages as retrospective."),
    ALERT_HORIZON("alert.horizon", "PT72H", "Events older than this are history: graded, never paged."),
    ALERT_PEAK("alert.peak", "PT24H", "Span whose peak grade a retrospective rise must exceed."),
    ALERT_ANC("alert.neutropenia.anc", "0.5", "Neutrophils below this with fever page, 10*9/L."),
    ALERT_ANC_VALID("alert.neutropenia.valid", "PT36H", "How long a neutrophil count is used."),
    FEED_CONTINUOUS_LOW(
            "feed.continuous.low", "PT2M", "Continuous feed without a sample for this long: technical, low."),
    FEED_CONTINUOUS_PAGE("feed.continuous.page", "PT5M", "The same: pages from CRS 2 or with a vasopressor."),
    FEED_SPOT_INTERVAL("feed.spot.interval", "PT4H", "Ordered interval of spot vital signs."),
    FEED_SPOT_INTERVAL_2("feed.spot.interval.crs2", "PT60M", "The same at CRS 2."),
    FEED_SPOT_INTERVAL_3("feed.spot.interval.crs3", "PT20M", "The same from CRS 3."),
    NEURO_INTERVAL("neuro.interval", "PT8H", "Ordered interval of ICE or CAPD."),
    NEURO_GRACE("neuro.grace", "PT2H", "Overdue after the interval and this grace; pages at twice the interval."),
    BLINATUMOMAB_INTERRUPTION(
            "blinatumomab.interruption", "PT4H", "An interruption of at least this asks for premedication."),
    BLINATUMOMAB_AFTER_END(
            "blinatumomab.afterEnd", "PT48H", "Toxicities count for the label until this long after the infusion."),
    BLINATUMOMAB_PUMP_SILENT(
            "blinatumomab.pumpSilent", "PT5M", "A pump that reports regularly pages after this silence."),
    SCALES_CANNULA_BASE("scales.oxygen.cannulaBase", "0.20", "Cannula: estimated fraction without flow."),
    SCALES_CANNULA_PER_LITRE("scales.oxygen.cannulaPerLitre", "0.04", "Cannula: estimated fraction for each L/min."),
    SCALES_HIGH_DOSE_PERSIST(
            "scales.pressors.highDose", "PT3H", "A vasopressor dose is high after this long (Lee 2014)."),
    SCALES_COUNT_VASOPRESSIN(
            "scales.pressors.countVasopressin",
            "1",
            "1: Lee, Penn and CTCAE count vasopressin as one; 0: they do not."),
    SCALES_ORGANS_REQUIRED(
            "scales.organs.required", "0", "1: organ values never measured make Lee and Penn partial; 0: they do not."),
    SCALES_ORGANS_VALID("scales.organs.valid", "PT36H", "How long a laboratory value counts as organ toxicity."),
    SCALES_COAGULATION_VALID(
            "scales.penn.coagulation", "PT24H", "Plasma, cryoprecipitate or fibrinogen counts for this long (Penn 3)."),
    SCALES_INPATIENT_COUNTS(
            "scales.penn.inpatientCounts",
            "0",
            "1: every stay counts as hospitalised for CRS (Penn 2); 0: it does not."),
    DOSE_WEIGHT_VALID("dose.weightValid", "P7D", "No dose is shown when the weight is older than this."),
    CAR_T_EU("carT.region.eu", "0", "1: windows of the European label; 0: of the label of the United States."),
    CAR_T_SITE_DAILY(
            "carT.site.dailyDays", "0", "Days of daily monitoring after infusion, where stricter than the label."),
    CAR_T_SITE_MONITORING("carT.site.monitoringWeeks", "0", "Weeks of monitoring, where stricter than the label."),
    CAR_T_SITE_PROXIMITY("carT.site.proximityWeeks", "0", "Weeks near the centre, where stricter than the label."),
    CAR_T_SITE_DRIVING("carT.site.noDrivingWeeks", "0", "Weeks without driving, where stricter than the label."),
    ACTIONS_TAPER_FOLLOW("actions.taperFollow", "PT48H", "ICE every 8 h for this long after steroids are stopped.");

    private final String key;
    private final String fallback;
    private final String meaning;

    RuleKey(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
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

    Object parse(String text) {
        try {
            if (isDuration()) {
                Duration duration = Duration.parse(text);
                if (duration.isNegative() || duration.isZero()) {
                    throw new IllegalArgumentException("grading." + key + ": a duration above zero, not " + text);
                }
                return duration;
            }
            return new BigDecimal(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "grading." + key + ": expected " + (isDuration() ? "an ISO 8601 duration" : "a decimal") + ", not "
                            + text,
                    e);
        }
    }
}
