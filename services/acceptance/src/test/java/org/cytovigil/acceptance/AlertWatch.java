// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/** Follows alerts as the notification service does: sees only what is committed, as soon as it is. */
final class AlertWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, AlertTransition> consumer;
    private final Set<String> patients = new HashSet<>();

    AlertWatch(Settings settings) {
        this.consumer = TopicContent.fromTheBeginning(settings, Topics.ALERTS);
    }

    /** Waits until each of the patients has an alert. */
    void await(Collection<String> awaited, Duration limit) {
        Awaitility.await("alerts of " + awaited)
                .atMost(limit)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    consumer.poll(POLL).forEach(record -> patients.add(record.key()));
                    return patients.containsAll(awaited);
                });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
