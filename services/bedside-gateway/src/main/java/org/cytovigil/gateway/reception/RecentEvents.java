// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What was written durably not long ago, so that a sender that missed our answer is told "duplicate". A copy that
 * slips through after a restart does no harm: the grader knows facts by their identity.
 */
@Singleton
class RecentEvents {
    private final Cache<ContentKey, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    boolean contains(ContentKey key) {
        return seen.getIfPresent(key) != null;
    }

    void add(ContentKey key) {
        seen.put(key, true);
    }
}
