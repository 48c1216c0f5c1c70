// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.health.Pulses;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** What the service listens to: the grader's words, and beside them how fresh the data of each patient are. */
@Singleton
@Requires(property = "notification.listen", notEquals = "false")
class Intakes implements ApplicationEventListener<ServerStartupEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What is drawn need not be there at once. Fetched one by one as they come, thousands of samples a second would cost so
     * much that pages wait for it.
     */
    private static final int GATHERED_BYTES = 100_000;

    private final TopicLoop records;
    private final TopicLoop freshness;

    Intakes(BatchIntake batches, Freshness fresh, KafkaSettings kafka, Pulses pulses, Settings settings) {
        String group = settings.text(SettingKey.NOTIFICATION_GROUP);
        this.records = new TopicLoop(
                "intake",
                List.of(
                        Topics.ALERTS,
                        Topics.GRADES_ASSESSED,
                        Topics.GRADES_CURRENT,
                        Topics.PATIENT,
                        Topics.FEED_STATUS),
                consumer(kafka, group),
                batches,
                pulses.of("intake", PATIENCE));
        this.freshness = new TopicLoop(
                "freshness",
                Freshness.TOPICS,
                gathering(consumer(kafka, group + "-board")),
                fresh,
                pulses.of("freshness", PATIENCE));
    }

    private static Map<String, Object> consumer(KafkaSettings kafka, String group) {
        Map<String, Object> properties = new HashMap<>(kafka.consumer(group));
        properties.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        properties.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        // A service that died without a word is replaced after this long; until then its alerts wait.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2000);
        return properties;
    }

    private static Map<String, Object> gathering(Map<String, Object> consumer) {
        consumer.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
        return consumer;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        records.start();
        freshness.start();
    }

    @PreDestroy
    void stop() {
        records.close();
        freshness.close();
    }
}
