// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which times results came under an id that their source gave (OBX-21). A correction may correct the time as well: where
 * the source has sent but one result under that id, that one is meant. After a day, or a restart, the time must be the same.
 */
@Singleton
class OwnTimes {
    private static final int MOST = 16;

    private final Cache<String, Set<String>> times = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /** The time of the result that is meant. */
    String of(String series, ObxHead head) {
        Set<String> known = times.get(series, key -> ConcurrentHashMap.newKeySet());
        boolean amends = head.status().equals("CORRECTED") || head.status().equals("ENTERED_IN_ERROR");
        if (amends && known.size() == 1 && !known.contains(head.at())) {
            return known.iterator().next();
        }
        if (known.size() < MOST) {
            known.add(head.at());
        }
        return head.at();
    }
}
