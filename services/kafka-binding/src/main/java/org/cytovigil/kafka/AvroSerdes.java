// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serdes of the generated records, through the serializer classes that the settings name. */
public final class AvroSerdes {
    private static final Logger LOG = LoggerFactory.getLogger(AvroSerdes.class);

    static {
        OurSchemas.trust();
    }

    private final KafkaSettings settings;

    public AvroSerdes(KafkaSettings settings) {
        this.settings = settings;
    }

    /** A serde of one record type; a value of another type is refused when it is read. */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(serializer(), deserializer(type));
    }

    /** A serializer of any of our records. */
    public <T extends SpecificRecord> Serializer<T> serializer() {
        Serializer<T> serializer = create(settings.serializer());
        serializer.configure(settings.serde(), false);
        return serializer;
    }

    /** A deserializer that gives records of one type only. */
    public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        Deserializer<Object> reader = create(settings.deserializer());
        reader.configure(settings.serde(), false);
        return new Strict<>(reader, type);
    }

    /**
     * Asks the registry for all schemas at once, so that the first record of each topic is written and read as fast as the
     * hundredth, also where the registry is away by then. What cannot be asked now is asked when it is needed.
     */
    public static void prepare(Serializer<SpecificRecord> writer, Deserializer<? extends SpecificRecord> reader) {
        for (TopicSpec topic : TopicCatalogue.load().topics()) {
            try {
                reader.deserialize(topic.name(), writer.serialize(topic.name(), MadeUpRecord.of(topic.schema())));
            } catch (RuntimeException later) {
                LOG.warn("the schema of {} is not known yet: {}", topic.name(), later.toString());
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the class is named by configuration
    private static <S> S create(String className) {
        try {
            return (S) Utils.newInstance(className, Object.class);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("not on the class path: " + className, missing);
        }
    }

    /** Turns whatever the configured reader throws into one of two kinds: unreadable for ever, or not just now. */
    private record Strict<T extends SpecificRecord>(Deserializer<Object> reader, Class<T> type)
            implements Deserializer<T> {
        @Override
        public void configure(Map<String, ?> configuration, boolean isKey) {}

        @Override
        @SuppressWarnings("NullAway") // a tombstone is null, as Kafka's interface has it
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            if (bytes == null) {
                return null;
            }
            Object value = read(topic, bytes);
            if (!type.isInstance(value)) {
                throw new SerializationException("a value of " + topic + " is no " + type.getSimpleName());
            }
            return type.cast(value);
        }

        private Object read(String topic, byte[] bytes) {
            try {
                return reader.deserialize(topic, bytes);
            } catch (RuntimeException failed) {
                if (RegistryUnavailableException.isCauseOf(failed)) {
                    throw new RegistryUnavailableException(failed);
                }
                throw new SerializationException("a value of " + topic + " cannot be read: " + failed, failed);
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
