// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** The properties of every Kafka client of the product, from its settings. */
public final class KafkaSettings {
    static {
        OurSchemas.trust();
    }

    /** Holds the largest dead letter with everything around it; the topic takes as much (schemas, topics.yaml). */
    public static final int LARGEST_REQUEST = DeadLetter.MOST_BYTES + 256 * 1024;

    private final Settings settings;

    public KafkaSettings(Settings settings) {
        this.settings = settings;
    }

    /** What each client needs: where the brokers are, and how to prove oneself to them. */
    public Map<String, Object> client() {
        Map<String, Object> properties = new HashMap<>();
        settings.find(SettingKey.KAFKA_SECURITY_FILE).ifPresent(file -> properties.putAll(read(Path.of(file))));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.text(SettingKey.KAFKA_BOOTSTRAP));
        return properties;
    }

    /**
     * A producer of Avro values. A write is done when all in-sync replicas have it, happens once however often it is
     * retried, and fails within the delivery timeout, so that the sender can be told.
     */
    public Map<String, Object> producer() {
        Duration limit = settings.duration(SettingKey.KAFKA_DELIVERY_TIMEOUT);
        Map<String, Object> properties = client();
        properties.putAll(serde());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, settings.text(SettingKey.KAFKA_SERIALIZER));
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(limit));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(limit.dividedBy(2)));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(limit));
        return properties;
    }

    /** A consumer of Avro values that sees only committed records, from the beginning, and commits by itself. */
    public Map<String, Object> consumer(String groupId) {
        Map<String, Object> properties = client();
        properties.putAll(serde());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, settings.text(SettingKey.KAFKA_DESERIALIZER));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return properties;
    }

    /** What the serializer and deserializer need, whichever is configured; neither ever registers a schema. */
    public Map<String, Object> serde() {
        return settings.text(SettingKey.KAFKA_SERIALIZER).startsWith("io.apicurio.") ? apicurio() : confluent();
    }

    /** Where Confluent's API of the registry is. */
    public String confluentApi() {
        return registry() + settings.text(SettingKey.REGISTRY_CONFLUENT_PATH);
    }

    /** The class that writes values. */
    public String serializer() {
        return settings.text(SettingKey.KAFKA_SERIALIZER);
    }

    /** The class that reads values. */
    public String deserializer() {
        return settings.text(SettingKey.KAFKA_DESERIALIZER);
    }

    /** Apicurio's serde writes the id that Confluent's API gives only with both as-confluent and contentId. */
    private Map<String, Object> apicurio() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("apicurio.registry.url", registry() + settings.text(SettingKey.REGISTRY_APICURIO_PATH));
        properties.put("apicurio.registry.as-confluent", true);
        properties.put("apicurio.registry.use-id", "contentId");
        properties.put("apicurio.registry.headers.enabled", false);
        properties.put("apicurio.registry.auto-register", false);
        properties.put("apicurio.registry.use-specific-avro-reader", true);
        properties.put("apicurio.registry.schema-resolver", SubjectSchemaResolver.class.getName());
        // Schemas never change under their id: what is known stays usable while the registry is away.
        properties.put("apicurio.registry.check-period-ms", Duration.ofHours(1).toMillis());
        properties.put("apicurio.registry.fault-tolerant-refresh", true);
        authorization().ifPresent(value -> properties.put("apicurio.rest.request.headers.Authorization", value));
        return properties;
    }

    private Map<String, Object> confluent() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("schema.registry.url", confluentApi());
        properties.put("auto.register.schemas", false);
        properties.put("use.latest.version", false);
        properties.put("specific.avro.reader", true);
        // Our classes carry plain strings; a removed property must not make the lookup fail.
        properties.put("avro.remove.java.properties", true);
        authorization().ifPresent(value -> properties.put("request.header.Authorization", value));
        return properties;
    }

    /** What the registry asks for in the header of this name, where it asks for anything. */
    public Optional<String> authorization() {
        return settings.find(SettingKey.REGISTRY_AUTHORIZATION);
    }

    private String registry() {
        String url = settings.text(SettingKey.REGISTRY_URL);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Map<String, Object> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new SettingsException(SettingKey.KAFKA_SECURITY_FILE.key() + ": cannot read " + file);
        }
        Map<String, Object> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
