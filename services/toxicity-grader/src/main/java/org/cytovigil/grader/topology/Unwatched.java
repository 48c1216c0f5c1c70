// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.alerting.Priority;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.table.ContentId;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/**
 * The alarm that a patient is not watched as he should be, because of a defect of ours: a person must look at him
 * instead. It pages like a monitor that has fallen silent, once an hour while it goes on.
 */
final class Unwatched {
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final Map<PatientKey, Instant> told = new HashMap<>();

    /** The alert to send; null where one was sent within the hour. */
    @Nullable
    AlertTransition alarm(PatientKey patient, Instant now, String summary) {
        Instant before = told.get(patient);
        if (before != null && now.isBefore(before.plus(AGAIN))) {
            return null;
        }
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        told.put(patient, now);
        return AlertTransition.newBuilder()
                .setAlertId(ContentId.of("unwatched|" + patient + "|" + now, 12))
                .setPatient(patient.value())
                .setUnit(null)
                .setTransition(AlertStep.Transition.RAISED.name())
                .setPriority(Priority.MEDIUM.name())
                .setPage(true)
                .setCause(AlertCause.FEED_SILENT.name())
                .setGradingSystem(null)
                .setGrade(null)
                .setPrevious(null)
                .setAt(now)
                .setRaisedAt(now)
                .setSummary(summary)
                .setRetracts(null)
                .build();
    }
}
