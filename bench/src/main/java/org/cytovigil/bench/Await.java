// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what a service does in its own time. */
final class Await {
    private Await() {}

    /** A condition that may fail to be asked. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** @throws IllegalStateException where it does not come to hold in that time */
    static void until(Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what should come did not come in " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
