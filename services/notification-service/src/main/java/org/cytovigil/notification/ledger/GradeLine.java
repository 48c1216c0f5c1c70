// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grade as once published, for the timeline. */
@MappedEntity("grade_line")
public record GradeLine(
        @Id String lineId,
        String patient,
        String gradingSystem,
        int grade,
        int upper,
        @Nullable BigDecimal score,
        @Nullable String band,
        String completeness,
        Instant since,
        Instant knownAt,
        String flags,
        boolean superseded) {}
