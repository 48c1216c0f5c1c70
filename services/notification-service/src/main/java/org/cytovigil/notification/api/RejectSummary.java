// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.site.deadletter.DeadLetterHeading;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.jspecify.annotations.Nullable;

/** A dead-letter record in a list, without patient data. */
record RejectSummary(
        String id,
        Instant receivedAt,
        String reason,
        String detail,
        String origin,
        int bytes,
        @Nullable Instant replayedAt,
        @Nullable String replayedBy,
        @Nullable String outcome) {
    static RejectSummary of(DeadLetterHeading heading, @Nullable Replay replay) {
        return new RejectSummary(
                heading.id(),
                heading.receivedAt(),
                heading.reason(),
                heading.detail(),
                heading.origin(),
                heading.bytes(),
                replay == null ? null : replay.at(),
                replay == null ? null : replay.by(),
                replay == null ? null : replay.outcome());
    }
}
