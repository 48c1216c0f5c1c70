// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * A topic as catalogued.
 *
 * @param key what its keys are, for people
 * @param valueClass the generated class of its values
 * @param retention how long records stay; absent where the topic is compacted
 * @param maxMessageBytes the largest record; absent: as the broker has it
 * @param compression how the broker keeps records; absent: as they were sent
 */
public record TopicSpec(
        String name,
        String doc,
        String key,
        String valueClass,
        int partitions,
        String cleanup,
        @Nullable Duration retention,
        @Nullable Integer maxMessageBytes,
        @Nullable String compression) {

    /** The subject under which the schema of its values is registered. */
    public String subject() {
        return name + "-value";
    }

    /** The schema of its values. */
    public Schema schema() {
        try {
            return SpecificData.get().getSchema(Class.forName(valueClass));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("the catalogue names a class that does not exist: " + valueClass, missing);
        }
    }

    /** Its configuration on the broker. */
    Map<String, String> configuration(int minInsyncReplicas) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas));
        if (retention != null) {
            configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        if (maxMessageBytes != null) {
            configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxMessageBytes.toString());
        }
        if (compression != null) {
            configuration.put(TopicConfig.COMPRESSION_TYPE_CONFIG, compression);
        }
        return configuration;
    }
}
