// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A canary, and how far it came. */
@Introspected
public record CanaryRow(
        long turn,
        Instant sentAt,
        @Nullable Instant alertedAt,
        @Nullable Instant provenAt) {}
