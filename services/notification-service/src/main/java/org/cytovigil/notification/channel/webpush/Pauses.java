// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Which devices' push services asked to be left alone for a while; never for long, whatever they ask for. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<String, Long> until = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Pauses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Leave a device alone for so many seconds; a date, or what cannot be read, counts as the longest pause. */
    void ask(String device, String retryAfter) {
        Duration wanted = retryAfter.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : LONGEST;
        Duration pause = wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
        if (until.size() >= MOST) {
            until.clear();
        }
        until.put(device, nanos.getAsLong() + pause.toNanos());
    }

    /** Whether a device is to be left alone now. */
    boolean holds(String device) {
        Long end = until.get(device);
        if (end != null && nanos.getAsLong() - end >= 0) {
            until.remove(device, end);
            return false;
        }
        return end != null;
    }
}
