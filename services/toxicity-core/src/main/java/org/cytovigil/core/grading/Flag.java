// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/** Circumstances that a reader of a grade must know; constant names are published as they are. */
public enum Flag {
    AGE_UNKNOWN,
    AROUSAL_MISSING,
    ATTRIBUTED_OTHER,
    FLOW_MISSING,
    HAEMORRHAGE,
    INOTROPE_NOT_COUNTED,
    LATE_ONSET_REVIEW,
    LOC_NOT_ASSESSABLE,
    MASKED_FEVER_POSSIBLE,
    O2_NEED_UNCONFIRMED,
    OXYGEN_DEVICE_UNKNOWN,
    PUMP_STALE,
    STALE,
    SUSPECTED_FEVER,
    UNIT_INFERRED,
    VASOPRESSIN_ONLY,
    WRONG_TOOL
}
