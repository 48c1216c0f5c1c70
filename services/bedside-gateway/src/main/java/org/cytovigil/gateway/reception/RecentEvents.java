// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was last written durably of each fact, so that a sender that missed our answer is told "duplicate". Only the last
 * word counts: a value that was corrected and then corrected back is news. A copy that slips through after a restart
 * does no harm: the grader knows facts by their identity.
 */
@Singleton
class RecentEvents {
    private final Cache<String, String> last = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** The hash of what was last written of a fact. */
    @Nullable
    String last(String identity) {
        return last.getIfPresent(identity);
    }

    void add(ContentKey key) {
        last.put(key.identity(), key.hash());
    }
}
