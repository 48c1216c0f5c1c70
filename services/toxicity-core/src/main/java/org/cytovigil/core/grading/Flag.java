// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/** Circumstances that a reader of a grade must know; constant names are published as they are. */
public enum Flag {
    AGE_UNKNOWN,
    AROUSAL_MISSING,
    ATTRIBUTED_OTHER,
    /** Before the first dose of the therapy: what is found is the baseline. */
    BEFORE_THERAPY,
    /** The label: consider to discontinue permanently. */
    CONSIDER_DISCONTINUING,
    /** The label: discontinue permanently. */
    DISCONTINUE_PERMANENTLY,
    FLOW_MISSING,
    HAEMORRHAGE,
    INOTROPE_NOT_COUNTED,
    /** The label: interrupt or withhold the infusion. */
    INTERRUPT,
    LATE_ONSET_REVIEW,
    MASKED_FEVER_POSSIBLE,
    /** The label: start a new cycle, the interruption was too long. */
    NEW_CYCLE,
    /** Sedation or neuromuscular block: ICE, CAPD and consciousness tell nothing. */
    NOT_ASSESSABLE,
    O2_NEED_UNCONFIRMED,
    /** Longer after the therapy than its toxicities are looked for. */
    OUTSIDE_WINDOW,
    OXYGEN_DEVICE_UNKNOWN,
    /** The label: premedicate before the infusion goes on. */
    PREMEDICATION_REQUIRED,
    PUMP_STALE,
    STALE,
    /** The label: supervise, or take into hospital, when the infusion goes on. */
    SUPERVISION_REQUIRED,
    SUSPECTED_FEVER,
    UNIT_INFERRED,
    VASOPRESSIN_ONLY,
    WRONG_TOOL,
    /** Findings of one kind and instant contradict each other: the worse counts. */
    CONTRADICTION,
    /** Thrombocytopenia after CAR T cells, by grade. */
    PLATELETS_1,
    PLATELETS_2,
    PLATELETS_3,
    PLATELETS_4,
    TRANSFUSED,
    /** A growth factor was given lately. */
    GCSF,
    /** Never a count above the limit so far; whether that stays so is not decided yet. */
    PROVISIONAL,
    CLASSICAL,
    LATE_ONSET,
    /** The label: hold the next dose. */
    HOLD,
    /** The label: what held the dose is over. */
    RESUME_POSSIBLE,
    /** The label: omit the delayed dose. */
    OMIT_DOSE,
    /** The label: reduce the dose by a quarter. */
    REDUCE_25,
    /** The label: go on with the next lower dose. */
    REDUCE,
    /** The label: correct electrolytes first. */
    CORRECT_ELECTROLYTES,
    PHILADELPHIA_UNKNOWN,
    /** The window for the next dose is open. */
    DOSE_DUE,
    /** The window for the next dose is over. */
    DOSE_LATE,
    SUBTHERAPEUTIC,
    SILENT_INACTIVATION,
    /** Fibrinogen or antithrombin is low. */
    LOW,
    MOLECULAR_RELAPSE,
    CONVERSION,
    INDETERMINATE_SENSITIVITY,
    MR4,
    MR4_5,
    ANTIGEN_LOSS,
    B_CELL_RECOVERY,
    BELOW_1E4,
    SINGLE_PARAMETER_3;

    /** Whether it says what a label asks for, rather than how far the data can be trusted. */
    public boolean isLabelAction() {
        return switch (this) {
            case CONSIDER_DISCONTINUING,
                    CORRECT_ELECTROLYTES,
                    DOSE_DUE,
                    DOSE_LATE,
                    HOLD,
                    OMIT_DOSE,
                    REDUCE,
                    REDUCE_25,
                    RESUME_POSSIBLE,
                    DISCONTINUE_PERMANENTLY,
                    INTERRUPT,
                    NEW_CYCLE,
                    PREMEDICATION_REQUIRED,
                    SUPERVISION_REQUIRED -> true;
            default -> false;
        };
    }
}
