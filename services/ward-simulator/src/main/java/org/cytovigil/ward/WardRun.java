// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.cytovigil.runtime.ScaledClock;

/** Plays a ward against a gateway on the scaled clock, until it is stopped or the stories end. */
public final class WardRun implements Runnable {
    private final List<SimulatedEvent> events;
    private final GatewayClient gateway;
    private final ScaledClock clock;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** A run of these stories. */
    public WardRun(List<VirtualPatient.Story> stories, GatewayClient gateway, ScaledClock clock) {
        this.events = stories.stream()
                .flatMap(story -> story.events().stream())
                .sorted(Comparator.comparing(SimulatedEvent::sent))
                .toList();
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public void run() {
        int next = 0;
        while (next < events.size() && !stopped.get()) {
            int end = together(next);
            if (!waitFor(events.get(next).sent())) {
                return;
            }
            List<SimulatedEvent> batch = events.subList(next, end);
            if (deliver(batch)) {
                next = end;
            }
        }
    }

    /** Ends the run after the event that is under way. */
    public void stop() {
        stopped.set(true);
    }

    /** Events that the gateway has acknowledged. */
    public long sent() {
        return sent.get();
    }

    /** Messages that the gateway has refused. */
    public long refused() {
        return refused.get();
    }

    /** Events of one patient, instant and way travel together. */
    private int together(int from) {
        SimulatedEvent first = events.get(from);
        int end = from + 1;
        while (end < events.size()
                && events.get(end).sent().equals(first.sent())
                && events.get(end).way() == first.way()
                && first.way() != Way.LABORATORY
                && patient(events.get(end)).equals(patient(first))) {
            end++;
        }
        return end;
    }

    private static String patient(SimulatedEvent event) {
        return event.event().get("patient").asText();
    }

    private boolean waitFor(Instant due) {
        Duration wait = clock.realTime(Duration.between(clock.instant(), due));
        try {
            if (!wait.isNegative()) {
                Thread.sleep(wait.toMillis());
            }
            return !stopped.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A refusal is final; a lost connection is tried again, as monitors do. */
    private boolean deliver(List<SimulatedEvent> batch) {
        List<ObjectNode> bodies = new ArrayList<>();
        batch.forEach(event -> bodies.add(event.event()));
        try {
            boolean accepted = switch (batch.get(0).way()) {
                case MONITOR -> gateway.monitor(bodies);
                case LABORATORY -> gateway.fhir("/Observation", FhirEncoder.encode(bodies.get(0)));
                case NURSE -> gateway.lines(bodies);
            };
            (accepted ? sent : refused).addAndGet(bodies.size());
            return true;
        } catch (IOException lost) {
            if (!waitFor(clock.instant().plus(clock.scaled(Duration.ofMillis(200))))) {
                stop();
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return false;
        }
    }
}
