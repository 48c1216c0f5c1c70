// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a patient is. */
@MappedEntity("patient")
public record PatientRow(
        @Id String patient, @Nullable String unit, @Nullable String setting, Instant changedAt) {}
