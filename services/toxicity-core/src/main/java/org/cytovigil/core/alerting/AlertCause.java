// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

/** Why an alert was raised; constant names are published as they are. */
public enum AlertCause {
    CRS_ROSE,
    ICANS_ROSE,
    /** A scale that has no cause of its own. */
    GRADE_ROSE,
    /** What the label of a drug asks for. */
    LABEL_ACTION,
    POSSIBLE_MASKED_CRS,
    NEUTROPENIC_FEVER,
    SEIZURE,
    HAEMORRHAGE,
    FEED_SILENT,
    ASSESSMENT_OVERDUE,
    PUMP_STALE,
    INFUSION_INTERRUPTED,
    RETRACTED,
    RETROSPECTIVE,
    DETERIORATION
}
