// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest grade of a patient on a scale; lists as JSON. */
@MappedEntity("grade")
public record GradeRow(
        @Id String patient,
        String gradingSystem,
        int grade,
        int upper,
        @Nullable BigDecimal score,
        @Nullable String band,
        String completeness,
        Instant since,
        Instant knownAt,
        String flags,
        String because,
        String missing,
        String edition,
        String suggestions) {}
