// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;
import org.cytovigil.core.intake.RejectionCode;

/** What the grader counts. Everything is there at zero from the start: a rule on a metric that is missing never fires. */
final class GraderMeters {
    static final String UNREADABLE = "UNREADABLE";
    static final String TOO_LARGE = "TOO_LARGE";
    static final String STATE_UNREADABLE = "STATE_UNREADABLE";
    static final String INTERNAL = "INTERNAL";

    private static final String REJECTED = "cytovigil.events.rejected";
    private static final String REASON = "reason";

    private final MeterRegistry meters;
    private final Timer latency;
    private final Counter late;
    private final Counter failures;
    private final Counter merges;

    GraderMeters(MeterRegistry meters) {
        this.meters = meters;
        Stream.concat(
                        Stream.of(RejectionCode.values()).map(RejectionCode::name),
                        Stream.of(UNREADABLE, TOO_LARGE, STATE_UNREADABLE, INTERNAL))
                .forEach(reason -> meters.counter(REJECTED, REASON, reason));
        this.latency = Timer.builder("cytovigil.grading.latency")
                .description("from the arrival of an event to its assessment")
                .publishPercentileHistogram()
                .register(meters);
        this.late = meters.counter("cytovigil.late.events");
        this.failures = meters.counter("cytovigil.grading.failures");
        this.merges = meters.counter("cytovigil.patient.merges");
    }

    void rejected(String reason) {
        meters.counter(REJECTED, REASON, reason).increment();
    }

    void graded(Duration sinceArrival) {
        latency.record(sinceArrival);
    }

    void late() {
        late.increment();
    }

    void failed() {
        failures.increment();
    }

    void merged() {
        merges.increment();
    }
}
