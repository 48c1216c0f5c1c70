// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a feed of a patient still delivers. */
@MappedEntity("feed")
public record FeedRow(
        @Id String patient, String feed, @Nullable String unit, String status, Instant lastAt, Instant since) {}
