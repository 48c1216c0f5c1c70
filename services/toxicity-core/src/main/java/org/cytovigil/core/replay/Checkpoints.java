// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The short ways back within the present block: what is charted a little late then costs a few minutes of replay. Never
 * kept, only remembered.
 */
final class Checkpoints {
    /** So far apart are the checkpoints, and so many of them are remembered. */
    private static final Duration APART = Duration.ofMinutes(5);

    private static final int MOST = 6;

    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();

    /** What was known just before an instant. */
    record Checkpoint(Instant start, Snapshot before) {}

    void clear() {
        checkpoints.clear();
    }

    boolean isEmpty() {
        return checkpoints.isEmpty();
    }

    Checkpoint newest() {
        return checkpoints.getLast();
    }

    void add(Instant start, Snapshot before) {
        checkpoints.addLast(new Checkpoint(start, before));
        if (checkpoints.size() > MOST) {
            checkpoints.removeFirst();
        }
    }

    /** A checkpoint does not know what is read behind it. */
    void forgetAfter(Instant at) {
        while (!checkpoints.isEmpty() && checkpoints.getLast().start().isAfter(at)) {
            checkpoints.removeLast();
        }
    }

    /** Where the next one would stand for an instant. */
    static Instant floor(Instant at) {
        return BlockBounds.floor(at, APART);
    }

    /** Whether one is far enough from those before it. */
    boolean isApart(Instant start, Instant blockStart) {
        Instant last =
                checkpoints.isEmpty() ? blockStart : checkpoints.getLast().start();
        return last.equals(Instant.MIN) || !start.isBefore(last.plus(APART));
    }

    /** Where the first of as many as are remembered stands up to an instant, {@link Instant#MAX} where nothing was read. */
    static Instant first(Instant newest) {
        return newest.equals(Instant.MIN) ? Instant.MAX : floor(newest).minus(APART.multipliedBy(MOST - 1));
    }

    static Instant next(Instant start) {
        return start.plus(APART);
    }
}
