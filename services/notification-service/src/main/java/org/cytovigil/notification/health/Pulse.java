// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The last success of one part. It is kept in memory and read without waiting, so that a part that hangs, and not only one
 * that fails, is seen. Safe for use by several threads.
 */
public final class Pulse {
    private final String part;
    private final Duration patience;
    private volatile long lastBeat = System.nanoTime();
    private volatile @Nullable String problem = "has not succeeded since the start";

    Pulse(String part, Duration patience) {
        this.part = part;
        this.patience = patience;
    }

    /** The part did its work, or found that there was none. */
    public void beat() {
        lastBeat = System.nanoTime();
        problem = null;
    }

    /** The part failed; the kind of failure is kept, not its text, which may quote data. */
    public void failed(Throwable failure) {
        problem = failure.getClass().getSimpleName();
    }

    /** The name in {@code /health}. */
    public String part() {
        return part;
    }

    /** Real time since the last success, or since the start where there was none. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - lastBeat);
    }

    /** Whether it has not succeeded for longer than it may. */
    public boolean stuck() {
        return age().compareTo(patience) > 0;
    }

    /** What went wrong last; null while it works. */
    public @Nullable String problem() {
        return problem;
    }
}
