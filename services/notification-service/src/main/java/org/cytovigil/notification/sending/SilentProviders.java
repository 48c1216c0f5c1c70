// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.cytovigil.notification.channel.Channels;

/**
 * Which providers take calls and answer nothing. A page for one of them would wait for the carrier's time-out before it takes
 * its other way, and so would all behind it; while another provider of the same channel answers, it takes that way at once.
 * Now and then one page is handed over all the same, since only an answer tells that a provider is well again. What is
 * learnt is kept in memory: after a start a few pages learn it anew.
 */
@Singleton
public class SilentProviders {
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration URGENT_PROBE = Duration.ofSeconds(60);
    private static final int MANY = 3;

    private final Channels channels;
    private final LongSupplier nanos;
    private final Map<String, Calls> byProvider = new HashMap<>();

    @Inject
    public SilentProviders(Channels channels) {
        this(channels, System::nanoTime);
    }

    /** With the nanoseconds of the machine from elsewhere. */
    public SilentProviders(Channels channels, LongSupplier nanos) {
        this.channels = channels;
        this.nanos = nanos;
    }

    /** The calls of one provider. */
    private static final class Calls {
        private final Map<Long, Long> began = new HashMap<>();
        private long next;
        private long answered = Long.MIN_VALUE;
        private long probed;
        private int lost;
        private boolean silent;
    }

    /** A call begins; the number to end it with. */
    synchronized long began(String provider) {
        Calls calls = calls(provider);
        calls.began.put(calls.next, nanos.getAsLong());
        return calls.next++;
    }

    /** A call has ended; one that was taken, or refused without a long wait, is an answer. */
    synchronized void ended(String provider, long number, boolean taken) {
        Calls calls = calls(provider);
        Long began = calls.began.remove(number);
        if (taken || (began != null && since(began).compareTo(LONG) < 0)) {
            calls.silent = false;
            calls.lost = 0;
            calls.answered = nanos.getAsLong();
        } else {
            calls.lost++;
        }
    }

    /** Whether pages for it take another way: it is silent, and another provider of its channel is not. */
    synchronized boolean passedOver(String provider) {
        return silent(provider) && !channels.beside(provider).stream().allMatch(this::silent);
    }

    /** Whether a page should not even be promised to it. */
    public synchronized boolean passesOver(String provider, boolean urgent) {
        return passedOver(provider) && !probeIsDue(calls(provider), urgent);
    }

    /** The same for a page that is about to be handed over; where it is not passed over, it is the one that probes. */
    synchronized boolean passesOverNow(String provider, boolean urgent) {
        if (!passedOver(provider)) {
            return false;
        }
        Calls calls = calls(provider);
        if (!probeIsDue(calls, urgent)) {
            return true;
        }
        calls.probed = nanos.getAsLong();
        return false;
    }

    /** An urgent page waits for no other's sake, unless there is none else to ask with. */
    private boolean probeIsDue(Calls calls, boolean urgent) {
        return since(calls.probed).compareTo(urgent ? URGENT_PROBE : PROBE) >= 0;
    }

    private boolean silent(String provider) {
        Calls calls = calls(provider);
        if (!calls.silent && unanswered(calls) >= MANY) {
            calls.silent = true;
            calls.probed = nanos.getAsLong();
        }
        return calls.silent;
    }

    /** How many calls were given up since the last answer, or have waited long without an answer to any other meanwhile. */
    private long unanswered(Calls calls) {
        return calls.lost
                + calls.began.values().stream()
                        .filter(began -> since(Math.max(began, calls.answered)).compareTo(LONG) >= 0)
                        .count();
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then);
    }

    private Calls calls(String provider) {
        return byProvider.computeIfAbsent(provider, name -> new Calls());
    }
}
