// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.grader.StreamsSettings;
import org.cytovigil.grader.transaction.TransactionWatch;
import org.reactivestreams.Publisher;

/**
 * Up only while patients are being watched: the application is RUNNING, so that all stores are restored, and its threads
 * hear from the brokers and let time pass. Kafka Streams calls itself RUNNING also when no broker answers.
 */
@Singleton
public class StreamsHealth implements HealthIndicator {
    /** A task lets time pass ten times a second; one that has not for so long hangs. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private static final Duration CONTACT = StreamsSettings.SESSION.multipliedBy(2);

    /** Hanging transactions are looked for every few seconds, while brokers answer. */
    private static final Duration LOOKED = Duration.ofMinutes(2);

    private final StreamsRun run;
    private final TransactionWatch transactions;

    public StreamsHealth(StreamsRun run, TransactionWatch transactions) {
        this.run = run;
        this.transactions = transactions;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        KafkaStreams streams = run.streams().orElse(null);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", streams == null ? "CREATED" : streams.state().name());
        details.put("recordsToRestore", run.progress().toRestore());
        details.put("standbyLagRecords", run.progress().standbyLag());
        boolean up = false;
        if (streams != null) {
            double silence = metric(streams, "last-heartbeat-seconds-ago", Math::max);
            details.put("inputLagRecords", (long) metric(streams, "records-lag", Double::sum));
            details.put("lastHeartbeatSecondsAgo", silence);
            Duration still = run.pulse().longest();
            details.put("oldestTaskMovedSecondsAgo", still.toSeconds());
            Duration looked = transactions.sinceLook();
            details.put("transactionsLookedAtSecondsAgo", looked.toSeconds());
            boolean inContact = silence >= 0 && silence <= CONTACT.toSeconds();
            up = streams.state() == KafkaStreams.State.RUNNING
                    && inContact
                    && still.compareTo(STUCK) < 0
                    && looked.compareTo(LOOKED) < 0;
        }
        return Publishers.just(HealthResult.builder("streams")
                .status(up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build());
    }

    /** A metric of the consumers of all threads; negative where none has it. */
    private static double metric(KafkaStreams streams, String name, DoubleBinaryOperator together) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(value -> !Double.isNaN(value))
                .reduce(together)
                .orElse(-1);
    }
}
