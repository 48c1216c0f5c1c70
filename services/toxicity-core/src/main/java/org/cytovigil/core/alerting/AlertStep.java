// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import org.cytovigil.core.fact.PatientKey;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an alert.
 *
 * @param alertId the same for the same rise of the same patient, however often it is derived
 * @param unit ward, empty where unknown
 * @param page whether a person must be paged, rather than shown a note
 * @param system scale where the cause is a grade
 * @param grade reached
 * @param previous grade before
 * @param at event time of the cause
 * @param raisedAt when it became known
 * @param summary for the signed-in reader; names the toxicity, so it never goes into a page
 * @param retracts for a retraction, the alert whose recipients must hear of it
 */
public record AlertStep(
        Transition transition,
        String alertId,
        PatientKey patient,
        String unit,
        Priority priority,
        boolean page,
        AlertCause cause,
        @Nullable String system,
        @Nullable Integer grade,
        @Nullable Integer previous,
        Instant at,
        Instant raisedAt,
        String summary,
        @Nullable String retracts) {
    /** The same as a note that pages nobody. */
    AlertStep asNote() {
        return new AlertStep(
                transition,
                alertId,
                patient,
                unit,
                priority,
                false,
                cause,
                system,
                grade,
                previous,
                at,
                raisedAt,
                summary,
                retracts);
    }

    /** What happened to the alert. */
    public enum Transition {
        RAISED,
        /** The same rise again within the reopening time: no new page unless it was closed meanwhile. */
        REOPENED,
        RETRACTED,
        /** Its condition is over, or a higher alert of the same scale stands for it. */
        RESOLVED
    }
}
