// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    @Test
    void theTransactionOfADeadGraderEndsNoLaterThanItsSession() {
        StreamsConfig config = new StreamsConfig(StreamsSettings.of(Settings.of(Map.of())));
        Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
        Map<String, Object> producer = config.getProducerConfigs("client");
        assertThat(millis(producer.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG)))
                .isLessThanOrEqualTo(millis(consumer.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)))
                .isGreaterThan(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        assertThat(consumer.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG)).isEqualTo("read_committed");
        assertThat(consumer).doesNotContainKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    @Test
    void changelogsAreAsDurableAsTheTopicsOfTheCatalogue() {
        Properties properties =
                StreamsSettings.of(Settings.of(Map.of("kafka.replication", "3", "kafka.min.insync.replicas", "2")));
        assertThat(properties)
                .containsEntry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 3)
                .containsEntry("topic.min.insync.replicas", "2")
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }

    @Test
    void standbysAndAMembersNameBelongToTheClassicProtocol() {
        Map<String, String> pair = Map.of("streams.standby.replicas", "1", "streams.instance.id", "grader-1");
        assertThat(StreamsSettings.of(Settings.of(pair)))
                .containsEntry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1)
                .containsEntry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "grader-1");
        assertThat(StreamsSettings.of(Settings.of(pair).with(Map.of("streams.group.protocol", "streams"))))
                .containsEntry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams")
                .doesNotContainKey(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);
    }

    private static long millis(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }
}
