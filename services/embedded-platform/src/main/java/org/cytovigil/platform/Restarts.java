// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a child that died is started again, and after how long: after 1 s, then twice as long each time, 30 s at most.
 * One that dies five times within five minutes is broken and ends the whole.
 */
public final class Restarts {
    private static final int ENDS_AT = 5;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private final Map<String, Deque<Instant>> deaths = new HashMap<>();

    /** As a site runs. */
    public Restarts() {
        this(FIRST);
    }

    Restarts(Duration first) {
        this.first = first;
    }

    /** How long to wait before a child that died now is started again; empty where it is given up. */
    public synchronized Optional<Duration> after(String child, Instant now) {
        Deque<Instant> recent = deaths.computeIfAbsent(child, name -> new ArrayDeque<>());
        recent.removeIf(death -> !death.isAfter(now.minus(WITHIN)));
        recent.add(now);
        if (recent.size() >= ENDS_AT) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << (recent.size() - 1));
        return Optional.of(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }
}
