// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;

/**
 * Late facts of one patient in great number. Each would make the course be read again, which takes milliseconds; beyond
 * some in a second they are kept for the next timer, which is due at once. A thousand late results are then read in a few
 * goes, and meanwhile the other patients of the thread are graded.
 *
 * @param since start of the present second, {@link Instant#MIN} before the first late fact
 * @param readAgain how often late facts were met in it
 * @param waiting keys of the facts that are kept and not judged yet
 */
public record Flood(Instant since, int readAgain, List<String> waiting) {
    /** Nothing late was ever met. */
    public static final Flood NONE = new Flood(Instant.MIN, 0, List.of());

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Late facts read one by one within a second where a site says nothing else. */
    static final int AT_ONCE = 20;

    /** So many wait at most: they are part of the state that is kept. */
    private static final int MOST_WAITING = 500;

    /** Copies the list. */
    public Flood {
        waiting = List.copyOf(waiting);
    }

    /** The same after one more. */
    Flood met(Instant now) {
        boolean another = now.isBefore(since) || !now.isBefore(since.plus(SECOND));
        return another ? new Flood(now, 1, waiting) : new Flood(since, readAgain + 1, waiting);
    }

    /** Whether what was met last must wait. */
    boolean mustWait(int atOnce) {
        return readAgain > atOnce && waiting.size() < MOST_WAITING;
    }

    Flood with(List<Fact> news) {
        List<String> more = new ArrayList<>(waiting);
        news.forEach(fact -> more.add(fact.key()));
        return new Flood(since, readAgain, more);
    }

    Flood judged() {
        return new Flood(since, readAgain, List.of());
    }
}
