// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

/**
 * A choice that the published criteria leave open ("our default" in docs/clinical), with its default. What each means,
 * and which values it may have, stands in {@code rules.csv} beside this class.
 *
 * <p>Each key can be set in configuration as {@code grading.KEY}. The set in force has a content hash, the edition,
 * that every published grade carries.
 */
public enum RuleKey {
    CRS_FEVER_WINDOW,
    CRS_HYPOTENSION_SBP,
    CRS_HYPOTENSION_MAP,
    CRS_HYPOTENSION_MAP_FROM,
    CRS_HYPOTENSION_NEONATE,
    CRS_HYPOTENSION_INFANT,
    CRS_HYPOTENSION_CHILD,
    CRS_HYPOTENSION_PER_YEAR,
    CRS_HYPOTENSION_REPEAT,
    CRS_HYPOTENSION_WAIT,
    CRS_HYPOXIA_SPO2,
    CRS_CONTINUOUS_PERSIST,
    CRS_CONTINUOUS_GAP,
    CRS_LOW_FLOW,
    CRS_SIMPLE_MASK,
    CRS_FIO2_LOW,
    CRS_BASELINE_FIO2_RISE,
    CRS_BASELINE_FIO2,
    CRS_AIRWAY_FIO2,
    CRS_AIRWAY_FIO2_UNSURE,
    CRS_O2_COMFORT,
    CRS_CARRY_PRE_WINDOW,
    CRS_RESOLUTION,
    CRS_WINDOW_END,
    CRS_WINDOW_END_BLINATUMOMAB,
    CRS_LATE_ONSET,
    CRS_PRESSOR_PUSH,
    CRS_PRESSOR_STALE,
    CRS_INOTROPES,
    CRS_PRESSOR_SWITCH,
    MASKING_PARACETAMOL,
    MASKING_METAMIZOLE,
    MASKING_NSAID,
    MASKING_ANTIPYRETIC,
    MASKING_JAK,
    MASKING_IL6,
    MASKING_TNF,
    MASKING_EMAPALUMAB,
    MASKING_HYDROCORTISONE,
    MASKING_METHYLPREDNISOLONE,
    MASKING_DEXAMETHASONE,
    MASKING_ANAKINRA,
    MASKING_TOCILIZUMAB,
    MASKING_SILTUXIMAB,
    CRS_VASOPRESSIN_ALONE,
    STALE_SPOT,
    STALE_CONTINUOUS,
    VITAL_CADENCE,
    ICANS_PROLONGED_SEIZURE,
    ICANS_SEIZURE_CLEAR,
    ICANS_RESOLVED,
    ICANS_WINDOW_END,
    ICANS_WINDOW_END_BLINATUMOMAB,
    ICANS_STALE,
    ICANS_AROUSAL,
    ICANS_SEDATION_AFTER,
    ICANS_CHILD_BELOW,
    ICANS_BASELINE_ADJUST,
    ICANS_CAPD_PAGE_RISE,
    ALERT_CRS1_OUTPATIENT,
    ALERT_REOPEN,
    ALERT_RETROSPECTIVE,
    ALERT_HORIZON,
    ALERT_PEAK,
    ALERT_ANC,
    ALERT_ANC_VALID,
    FEED_CONTINUOUS_LOW,
    FEED_CONTINUOUS_PAGE,
    FEED_CONTINUOUS_FROZEN,
    FEED_SPOT_INTERVAL,
    FEED_SPOT_INTERVAL_2,
    FEED_SPOT_INTERVAL_3,
    FEED_SPOT_STALE,
    FEED_SPOT_PAGE,
    NEURO_INTERVAL,
    NEURO_INTERVAL_2,
    NEURO_INTERVAL_3,
    NEURO_GRACE,
    BLINATUMOMAB_INTERRUPTION,
    BLINATUMOMAB_AFTER_END,
    BLINATUMOMAB_PUMP_SILENT,
    SCALES_CANNULA_BASE,
    SCALES_CANNULA_PER_LITRE,
    SCALES_HIGH_DOSE_PERSIST,
    SCALES_COUNT_VASOPRESSIN,
    SCALES_ORGANS_REQUIRED,
    SCALES_ORGANS_VALID,
    SCALES_LIMIT_HOLDS,
    SCALES_NEW_COURSE,
    SCALES_COAGULATION_VALID,
    SCALES_INPATIENT_COUNTS,
    PENN_EQUIVALENT_UNIT,
    DOSE_WEIGHT_VALID,
    CAR_T_EU,
    CAR_T_SITE_DAILY,
    CAR_T_SITE_MONITORING,
    CAR_T_SITE_PROXIMITY,
    CAR_T_SITE_DRIVING,
    SITE_ZONE,
    THERAPY_NEW_COURSE,
    QTC_PAGE,
    QTC_RISE,
    TLS_BEFORE,
    TLS_AFTER,
    TLS_WINDOW,
    TLS_URATE,
    TLS_POTASSIUM,
    TLS_PHOSPHATE,
    TLS_PHOSPHATE_CHILD,
    TLS_ADULT_FROM,
    TLS_CALCIUM,
    TLS_ALBUMIN,
    TLS_ALBUMIN_FACTOR,
    TLS_CHANGE,
    TLS_CREATININE,
    TLS_CREATININE_RISE,
    TLS_CREATININE_3,
    TLS_CREATININE_4,
    HLH_FERRITIN_FACTOR,
    HLH_RISE_WITHIN,
    HLH_RISE_FACTOR,
    HLH_FERRITIN_HIGH,
    HLH_CRITERIA,
    HLH_TRANSAMINASES,
    HLH_FIBRINOGEN,
    HLH_ANC,
    HLH_PLATELETS,
    HLH_COAGULATION,
    HLH_FEVER,
    HLH_FEVER_WITHIN,
    HLH_CREATININE,
    HLH_TRIGLYCERIDES,
    HLH_BLEEDING_FIBRINOGEN,
    HLH_CREATININE_SEVERE,
    ICAHT_DAYS,
    ICAHT_HOLDS,
    ICAHT_EARLY_UNTIL,
    ICAHT_PLATELETS_UNTIL,
    ICAHT_LOW,
    ICAHT_VERY_LOW,
    ICAHT_LATE_1,
    ICAHT_LATE_2,
    ICAHT_LONG,
    ICAHT_PLATELETS,
    ICAHT_RECENT,
    VOD_CLASSICAL,
    VOD_BILIRUBIN,
    VOD_WEIGHT,
    VOD_HVPG,
    VOD_DOUBLING,
    VOD_RISK_FACTORS,
    VOD_DAYS,
    VOD_BILIRUBIN_CLASSES,
    VOD_TRANSAMINASES,
    VOD_WEIGHT_MOST,
    VOD_CREATININE,
    VOD_CHILD_UNTIL,
    VOD_CHILD_RISING,
    VOD_CHILD_TRANSAMINASES,
    VOD_CHILD_PLATELETS,
    VOD_CHILD_GFR,
    VOD_CHILD_OXYGEN,
    VOD_WATCH,
    INOTUZUMAB_BILIRUBIN,
    INOTUZUMAB_TRANSAMINASES,
    INOTUZUMAB_OMIT,
    INOTUZUMAB_REDUCE,
    INOTUZUMAB_CONSIDER,
    INOTUZUMAB_ON_TIME,
    ASPARAGINASE_LIPASE,
    ASPARAGINASE_LIPASE_RESUME,
    ASPARAGINASE_BILIRUBIN,
    ASPARAGINASE_BILIRUBIN_RESUME,
    ASPARAGINASE_BILIRUBIN_END,
    ASPARAGINASE_ACTIVITY,
    ASPARAGINASE_FIBRINOGEN,
    ASPARAGINASE_ANTITHROMBIN,
    ASPARAGINASE_DUE_WEDNESDAY,
    ASPARAGINASE_LATE_WEDNESDAY,
    ASPARAGINASE_DUE,
    ASPARAGINASE_LATE,
    ASPARAGINASE_LABS,
    ASPARAGINASE_LABS_GRACE,
    ASPARAGINASE_AFTER,
    TKI_QTC,
    TKI_QTC_RESUME,
    TKI_QTC_NEAR,
    TKI_QTC_WAIT,
    TKI_ANC,
    TKI_PLATELETS,
    TKI_PONATINIB_TRANSAMINASES,
    TKI_PONATINIB_BILIRUBIN,
    TKI_PONATINIB_ALP,
    TKI_PONATINIB_LIPASE,
    TKI_IMATINIB_BILIRUBIN,
    TKI_IMATINIB_TRANSAMINASES,
    TKI_IMATINIB_BILIRUBIN_RESUME,
    TKI_IMATINIB_TRANSAMINASES_RESUME,
    MRD_SENSITIVE,
    MRD_LOW,
    MRD_DEEP,
    MRD_RISE,
    MRD_B_CELLS,
    MRD_APLASIA,
    NEWS2_FROM,
    NEWS2_SPO2_SCALE,
    NEWS2_PAGES,
    NEWS2_URGENT,
    PEWS_PAGES,
    PEWS_URGENT,
    PEWS_REFILL,
    PEWS_FIO2,
    PEWS_FLOW,
    PEWS_HEART,
    PEWS_BREATHS,
    PEWS_BREATHS_BELOW,
    ALERT_EARLY_WARNING,
    INDEX_VALID,
    INDEX_PLATELETS_VALID,
    HEMATOTOX_FROM,
    HEMATOTOX_UNTIL,
    HEMATOTOX_PLATELETS,
    HEMATOTOX_ANC,
    HEMATOTOX_HAEMOGLOBIN,
    HEMATOTOX_CRP,
    HEMATOTOX_FERRITIN,
    HEMATOTOX_HIGH,
    HSCORE_TEMPERATURE,
    HSCORE_HAEMOGLOBIN,
    HSCORE_LEUKOCYTES,
    HSCORE_PLATELETS,
    HSCORE_FERRITIN,
    HSCORE_TRIGLYCERIDES,
    HSCORE_FIBRINOGEN,
    HSCORE_AST,
    HSCORE_HIGH,
    ACTIONS_TAPER_FOLLOW;

    private final String key;
    private final String fallback;
    private final String range;
    private final String meaning;

    RuleKey() {
        RuleTable.Row row = RuleTable.row(name());
        this.key = row.key();
        this.fallback = row.fallback();
        this.range = row.range();
        this.meaning = row.meaning();
    }

    /** The key of a name without the prefix {@code grading.}. */
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

    /** What values are allowed: two ends, both included, after "whole" for whole numbers; words after "one of"; a time zone; or a number of limits after "rising of". */
    public String range() {
        return range;
    }
}
