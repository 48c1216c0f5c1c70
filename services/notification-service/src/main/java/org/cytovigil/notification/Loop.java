// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.time.Duration;

/**
 * Something the service does of itself, over and over, in real time.
 *
 * @param part the name in {@code /health}
 * @param pause between the end of one time and the beginning of the next
 * @param patience how long it may go without success before {@code /health} is DOWN
 * @param threads how many do it side by side
 */
record Loop(String part, Duration pause, Duration patience, int threads, Work work) {

    /** Done by one thread. */
    Loop(String part, Duration pause, Duration patience, Work work) {
        this(part, pause, patience, 1, work);
    }

    /** What is done each time. */
    @FunctionalInterface
    interface Work {
        /** Does it; whether it got on. What it throws is told, and it is tried again. */
        boolean run() throws Exception;
    }
}
