// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The properties of the Streams application. */
public final class StreamsSettings {
    /** A grader that died is replaced after this long: the least that brokers allow unless told otherwise. */
    public static final Duration SESSION = Duration.ofSeconds(6);

    /** Heartbeats are also how the survivors hear that partitions are to be shared anew. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /**
     * The transaction of a grader that died stays open for so long, and until then nobody can go on with its partitions
     * or read alerts behind it. It must be no longer than the session, and outlast a stall of a broker or a collector.
     */
    public static final Duration TRANSACTION = Duration.ofSeconds(5);

    /**
     * Events are fetched together that come within this time. Fetched one by one, as Kafka would, they cost the broker and
     * us so much that they are late in the end (docs/adr/0008).
     */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final int GATHERED_BYTES = 100_000;

    private StreamsSettings() {}

    /** The properties of the application with those settings. */
    public static Properties of(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(new KafkaSettings(settings).client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.text(SettingKey.STREAMS_APPLICATION_ID));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.text(SettingKey.STREAMS_STATE_DIR));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.whole(SettingKey.STREAMS_THREADS));
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.duration(SettingKey.STREAMS_COMMIT).toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), millis(TRANSACTION));
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), KafkaSettings.LARGEST_REQUEST);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.whole(SettingKey.KAFKA_REPLICATION));
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                settings.text(SettingKey.KAFKA_MIN_ISR));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(main(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), millis(GATHER));
        properties.put(main(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), GATHERED_BYTES);
        if (settings.text(SettingKey.STREAMS_GROUP_PROTOCOL).equals("streams")) {
            // The brokers then set the session and the standby replicas of the group.
            properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        } else {
            properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.whole(SettingKey.STREAMS_STANDBY));
            properties.put(main(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis(SESSION));
            properties.put(main(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), millis(HEARTBEAT));
            settings.find(SettingKey.STREAMS_INSTANCE_ID)
                    .ifPresent(id -> properties.put(main(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        }
        return properties;
    }

    private static String main(String key) {
        return StreamsConfig.mainConsumerPrefix(key);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
