// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old the newest datum of a feed is. */
record FeedAge(
        String feed,
        String status,
        Instant lastAt,
        @Nullable Instant since,
        long ageSeconds) {}
