// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.TaskId;

/**
 * When each task last let time pass. A task that hangs in one patient still sends heartbeats for minutes; here it shows at
 * once.
 */
public final class Pulse {
    private final LongSupplier nanos;
    private final Map<TaskId, Long> beats = new ConcurrentHashMap<>();

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public Pulse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void beat(TaskId task) {
        beats.put(task, nanos.getAsLong());
    }

    void end(TaskId task) {
        beats.remove(task);
    }

    /** For how long the task that is behind most has not moved; zero where there is no task. */
    public Duration longest() {
        long now = nanos.getAsLong();
        return beats.values().stream()
                .map(beat -> Duration.ofNanos(now - beat))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
