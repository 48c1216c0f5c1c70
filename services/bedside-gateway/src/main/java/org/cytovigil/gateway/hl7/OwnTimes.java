// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which results came under an id that their source gave (OBX-21). It names one result, and a correction may set another time.
 * Some give one to a whole series: only a correction replaces, so a result of another time is a result of its own. What came
 * more than a day ago, or before a restart, is not known: the id alone names a result then. What was corrected to another time
 * is the same result when it is sent again.
 */
@Singleton
class OwnTimes {
    private static final int MOST = 64;

    private final Cache<String, Known> series = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    /** What came under one id: the time of the result that the id alone names, and those that it names with their times. */
    private static final class Known {
        private String first = "";
        private boolean preliminary;
        private final Set<String> told = new HashSet<>();
        private final Set<String> gone = new HashSet<>();
        private final Set<String> others = new HashSet<>();

        /** The id alone names a result of that time from now on. */
        private void is(ObxHead head, String what) {
            if (!head.at().equals(first)) {
                gone.addAll(told);
                told.clear();
            }
            if (told.size() + gone.size() < MOST) {
                told.add(what);
            }
            first = head.at();
            preliminary = head.status().equals("PRELIMINARY");
        }
    }

    /**
     * What beside the id names the result that is meant: its time, or empty text for the id alone.
     *
     * @param value as it was sent
     * @param alone whether the message has no other result under that id
     */
    synchronized String of(String id, ObxHead head, String value, boolean alone) {
        Known known = series.get(id, key -> new Known());
        boolean amends = head.status().equals(ObxHead.CORRECTION) || head.isRemoval();
        boolean unknown = known.first.isEmpty() && known.others.isEmpty();
        boolean replaces = known.others.isEmpty() && (amends || known.preliminary);
        String what = head.at() + " " + value;
        if (!amends && known.gone.contains(what)) {
            return "";
        }
        if (known.others.contains(head.at())) {
            return head.at();
        }
        if (head.at().equals(known.first) || (alone && (unknown || replaces))) {
            known.is(head, what);
            return "";
        }
        if (known.others.size() < MOST) {
            known.others.add(head.at());
        }
        return head.at();
    }
}
