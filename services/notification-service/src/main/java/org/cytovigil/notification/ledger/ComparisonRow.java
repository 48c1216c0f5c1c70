// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What other rules would have done to the same input.
 *
 * @param edition of the rules in force when it was made
 * @param candidate edition of the other rules
 * @param lines how many lines the command printed
 * @param differences the first of them, one a line
 */
@MappedEntity("comparison")
public record ComparisonRow(
        @Id String id,
        Instant madeAt,
        String madeBy,
        String edition,
        String candidate,
        long patients,
        long events,
        long patientsDiffer,
        long gradesDiffer,
        long alertsDiffer,
        long lines,
        String differences) {}
