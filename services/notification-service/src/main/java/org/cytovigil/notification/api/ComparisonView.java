// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.ledger.ComparisonRow;

/** What other rules would have done to the same input. */
record ComparisonView(
        String id,
        Instant at,
        String by,
        String edition,
        String candidate,
        long patients,
        long events,
        long patientsDiffer,
        long gradesDiffer,
        long alertsDiffer,
        long lines,
        List<String> differences) {
    static ComparisonView of(ComparisonRow row) {
        return new ComparisonView(
                row.id(),
                row.madeAt(),
                row.madeBy(),
                row.edition(),
                row.candidate(),
                row.patients(),
                row.events(),
                row.patientsDiffer(),
                row.gradesDiffer(),
                row.alertsDiffer(),
                row.lines(),
                row.differences().lines().toList());
    }
}
