// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** What was found. */
public enum FindingKind {
    HEPATOMEGALY,
    ASCITES,
    SPLENOMEGALY,
    HAEMOPHAGOCYTOSIS,
    PULMONARY_INFILTRATES,
    PLEURAL_EFFUSION,
    PERICARDIAL_EFFUSION,
    ARRHYTHMIA,
    ARTERIAL_OCCLUSION,
    THROMBOSIS,
    BLEEDING,
    HYPERSENSITIVITY,
    PANCREATITIS,
    PULMONARY_HYPERTENSION,
    LIVER_ULTRASOUND_VOD,
    /** Hepatic venous pressure gradient, a number in mm[Hg]. */
    HVPG,
    LIVER_HISTOLOGY_VOD,
    HAEMOLYSED_SAMPLE,
    /** Haemophagocytic syndrome after immune effector cells, as a clinician judged it. */
    IEC_HS,
    TRANSFUSION_RED_CELLS,
    TRANSFUSION_PLATELETS,
    DIALYSIS,
    DIURETIC,
    MULTI_ORGAN_FAILURE,
    DISEASE_PROGRESSION
}
