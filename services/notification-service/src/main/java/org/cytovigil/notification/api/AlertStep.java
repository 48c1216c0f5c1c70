// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.cytovigil.notification.ledger.AlertEvent;
import org.jspecify.annotations.Nullable;

/** A step in the story of an alert; what does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertStep(
        Instant at,
        String kind,
        @Nullable String person,
        @Nullable String onBehalf,
        @Nullable String note,
        @Nullable Integer round,
        @Nullable String outcome,
        @Nullable String page,
        @Nullable Integer attempt,
        @Nullable String channel,
        @Nullable String provider) {
    static AlertStep of(AlertEvent event) {
        return new AlertStep(
                event.at(),
                event.kind().name(),
                event.person(),
                event.onBehalf(),
                event.note(),
                event.round(),
                event.outcome(),
                event.pageId(),
                event.attempt(),
                event.channel(),
                event.provider());
    }
}
