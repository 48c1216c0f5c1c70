// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.wakeup;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cytovigil.paging.Priority;

/**
 * Alerts to which something has just happened that asks for a page: they are looked at now, HIGH ones first, not with all
 * others at the next look at the clock. It is a short cut and no promise: what is lost here, the next look at the clock finds.
 */
@Singleton
public class UrgentCases {
    private static final int MOST = 20_000;

    private final Set<String> high = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();

    /** Something was committed about an alert. */
    public synchronized void add(String alertId, String priority) {
        Set<String> queue = priority.equals(Priority.HIGH.name()) ? high : others;
        if (queue.size() < MOST && queue.add(alertId)) {
            notifyAll();
        }
    }

    /** The next one; empty where there is none for so long. */
    public synchronized Optional<String> next(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (high.isEmpty() && others.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        Iterator<String> first = high.isEmpty() ? others.iterator() : high.iterator();
        String alertId = first.next();
        first.remove();
        return Optional.of(alertId);
    }
}
