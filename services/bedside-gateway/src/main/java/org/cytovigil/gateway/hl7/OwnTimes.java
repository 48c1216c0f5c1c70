// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which times results came under an id that their source gave (OBX-21). A correction may set a later time: where but one
 * result came under that id, that one is meant. What came before a restart is not known, but it is older than what came
 * after: a correction of an earlier time is never one of what is known.
 */
@Singleton
class OwnTimes {
    private static final int MOST = 16;

    private final Cache<String, Set<Instant>> times = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    /**
     * The time of the result that is meant.
     *
     * @param alone whether the message has no other result under that id, so that it can be no series
     */
    String of(String series, ObxHead head, boolean alone) {
        Set<Instant> known = times.get(series, key -> ConcurrentHashMap.newKeySet());
        Instant at = Instant.parse(head.at());
        if (head.status().equals("CORRECTED") || head.status().equals("ENTERED_IN_ERROR")) {
            // Nothing is learnt of a correction: the next one would be taken for one of it.
            return alone && known.size() == 1 && known.iterator().next().isBefore(at)
                    ? known.iterator().next().toString()
                    : head.at();
        }
        if (known.size() < MOST) {
            known.add(at);
        }
        return head.at();
    }
}
