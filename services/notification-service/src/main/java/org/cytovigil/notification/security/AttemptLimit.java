// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures of each key within a minute of real time, in bounded memory: of very many keys those are forgotten that
 * failed longest ago. Safe for use by several threads.
 */
public final class AttemptLimit {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final int allowed;
    private final Map<String, Failures> failures;

    /** So many failures of a key in a minute, for so many keys. */
    public AttemptLimit(int allowed, int remembered) {
        this.allowed = allowed;
        this.failures = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > remembered;
            }
        };
    }

    /** Failures since a moment of {@link System#nanoTime()}. */
    private record Failures(int count, long since) {}

    /** Whether the key has failed as often as it may. */
    public synchronized boolean exceeded(String key) {
        Failures known = failures.get(key);
        if (known != null && System.nanoTime() - known.since() > WINDOW_NANOS) {
            failures.remove(key);
            return false;
        }
        return known != null && known.count() >= allowed;
    }

    /** The key failed. */
    public synchronized void failed(String key) {
        Failures known = failures.get(key);
        failures.put(
                key,
                known == null ? new Failures(1, System.nanoTime()) : new Failures(known.count() + 1, known.since()));
    }

    /** The key did not fail: what it did before does not count. */
    synchronized void forgive(String key) {
        failures.remove(key);
    }

    /** How many keys are remembered. */
    synchronized int remembered() {
        return failures.size();
    }
}
