// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Alerts by a schedule fixed beforehand; a stall delays no later one. */
final class Schedule {
    private Schedule() {}

    /** @param raise takes the name of each alert and when it was due, by {@link System#nanoTime} */
    static void run(String name, int perSecond, Duration length, BiConsumer<String, Long> raise) {
        long start = System.nanoTime();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            long due = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            long left = due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
            raise.accept(name + "-" + i, due);
        }
    }
}
