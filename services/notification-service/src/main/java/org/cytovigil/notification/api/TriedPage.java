// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.notification.ledger.PageTry;
import org.jspecify.annotations.Nullable;

/** A try to page somebody, and what became of it. */
record TriedPage(
        String page,
        String kind,
        int attempt,
        int round,
        String person,
        String channel,
        String provider,
        String state,
        Instant createdAt,
        Instant changedAt,
        int sends,
        @Nullable String carrierId,
        @Nullable String detail) {
    static TriedPage of(PageTry page) {
        return new TriedPage(
                page.pageId(),
                page.kind(),
                page.attempt(),
                page.round(),
                page.person(),
                page.channel(),
                page.provider(),
                page.state().name(),
                page.createdAt(),
                page.changedAt(),
                page.sends(),
                page.carrierId(),
                page.detail());
    }
}
