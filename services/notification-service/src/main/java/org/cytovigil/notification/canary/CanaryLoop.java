// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.notification.ledger.CanaryRepository;
import org.cytovigil.notification.ledger.CanaryRow;
import org.cytovigil.notification.publishing.RecordSink;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Sends canaries, measures those that came through, and lets somebody outside know of each. */
@Singleton
public class CanaryLoop {
    private static final long PATIENCE_SECONDS = 5;

    private final Canaries canaries;
    private final CanaryRepository rows;
    private final CanaryMetrics metrics;
    private final DeadMansSwitch outside;
    private final RecordSink sink;
    private final Intake intake;
    private final RunTime time;
    private final @Nullable CanaryClock clock;
    private final Instant began;
    private long newest = -1;

    CanaryLoop(
            Canaries canaries,
            CanaryRepository rows,
            CanaryMetrics metrics,
            DeadMansSwitch outside,
            RecordSink sink,
            Intake intake,
            RunTime time,
            Settings settings) {
        this.canaries = canaries;
        this.rows = rows;
        this.metrics = metrics;
        this.outside = outside;
        this.sink = sink;
        this.intake = intake;
        this.time = time;
        this.began = time.now();
        Duration interval = settings.isSet(SettingKey.CANARY_INTERVAL)
                ? settings.duration(SettingKey.CANARY_INTERVAL)
                : Duration.ZERO;
        this.clock = interval.isZero() ? null : new CanaryClock(interval);
    }

    /** Does what is due; whether canaries come through, as far as they should by now. */
    public boolean turn() throws InterruptedException {
        if (clock == null) {
            return true;
        }
        var unused = canaries.settle();
        Instant proven = tellOfNewest();
        Instant now = time.now();
        long turn = clock.turn(now);
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        if (rows.take(turn, at) > 0) {
            canaries.forgetOld();
            send(turn, at);
        }
        return !clock.late(began, proven, now);
    }

    private @Nullable Instant tellOfNewest() {
        Optional<CanaryRow> found = rows.newestProven();
        Instant proven = found.map(CanaryRow::provenAt).orElse(null);
        if (found.isEmpty() || proven == null) {
            return null;
        }
        metrics.seen(proven);
        // One that came through before the start says nothing of now: a service that starts over and over must not
        // call.
        if (found.get().turn() != newest && !proven.isBefore(began)) {
            metrics.cameThrough(Duration.between(found.get().sentAt(), proven));
            outside.call();
        }
        newest = found.get().turn();
        return proven;
    }

    private void send(long turn, Instant at) throws InterruptedException {
        JsonFields event = event(turn, at);
        if (!(intake.accept(event, at, at) instanceof IntakeResult.Accepted accepted)) {
            throw new IllegalStateException("the canary's event is one that we take");
        }
        try {
            var unused = sink.send(EventRecords.of(event, accepted.fact(), at)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            metrics.notSent();
        }
    }

    /** A seizure that is over at once: the one thing that pages each time it is seen, whatever was seen before. */
    static JsonFields event(long turn, Instant at) {
        return JsonFields.parse("""
                        {"type": "neuro", "finding": "SEIZURE", "kind": "CLINICAL", "patient": "%s", "id": "canary-%d",
                         "at": "%s", "endedAt": "%s", "returnedToBaseline": true, "source": "canary"}""".formatted(CanaryKeys.of(turn), turn, at, at))
                .orElseThrow();
    }
}
