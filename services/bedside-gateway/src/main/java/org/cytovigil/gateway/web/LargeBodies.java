// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Keeps large bodies from filling the memory together: few are let in at a time, and fewer are worked through. */
@Singleton
public class LargeBodies {
    /** A body beyond this size is large. */
    public static final int LARGE = 1024 * 1024;

    private static final int MOST_AT_A_TIME = 6;

    /** A sender that goes away in the middle of its body gives its place back after so long. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Map<Object, Long> places = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(1);

    /** Whether there is a place for the body of a request, which then holds it. */
    synchronized boolean admit(Object request) {
        long now = System.nanoTime();
        places.values().removeIf(since -> now - since > LEASE.toNanos());
        return places.size() < MOST_AT_A_TIME && places.put(request, now) == null;
    }

    /** Gives the place of a request back, where it holds one. */
    void leave(Object request) {
        places.remove(request);
    }

    /** Works through a body, alone where it is large. */
    public <T> T work(int length, Supplier<T> task) {
        if (length <= LARGE) {
            return task.get();
        }
        work.acquireUninterruptibly();
        try {
            return task.get();
        } finally {
            work.release();
        }
    }
}
