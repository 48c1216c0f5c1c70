// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSettingsTest {
    @Test
    void theDefaultSerializerSpeaksConfluentsFormatAndNeverRegisters() {
        assertThat(new KafkaSettings(Settings.of(Map.of("schema.registry.url", "http://registry:1/"))).serde())
                .containsEntry("apicurio.registry.url", "http://registry:1/apis/registry/v2")
                .containsEntry("apicurio.registry.as-confluent", true)
                .containsEntry("apicurio.registry.use-id", "contentId")
                .containsEntry("apicurio.registry.auto-register", false);
    }

    @Test
    void confluentsSerializerIsConfiguredByItsClassName() {
        Map<String, Object> producer = new KafkaSettings(Settings.of(Map.of(
                        "kafka.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer",
                        "kafka.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer",
                        "schema.registry.url", "http://registry:1",
                        "schema.registry.confluent.path", "")))
                .producer();
        assertThat(producer)
                .containsEntry(
                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                        "io.confluent.kafka.serializers.KafkaAvroSerializer")
                .containsEntry("schema.registry.url", "http://registry:1")
                .containsEntry("auto.register.schemas", false)
                .containsEntry("specific.avro.reader", true)
                .doesNotContainKey("apicurio.registry.url");
    }

    @Test
    void whatTheRegistryAsksForGoesWithEachRequestOfEitherSerializer() {
        Settings locked = Settings.of(Map.of("schema.registry.authorization", "Basic Zm9vOmJhcg=="));
        assertThat(new KafkaSettings(locked).serde())
                .containsEntry("apicurio.rest.request.headers.Authorization", "Basic Zm9vOmJhcg==");
        assertThat(new KafkaSettings(locked.with(
                                Map.of("kafka.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer")))
                        .serde())
                .containsEntry("request.header.Authorization", "Basic Zm9vOmJhcg==");
    }

    @Test
    void aProducerWaitsForAllReplicasAndGivesUpInTime() {
        assertThat(ProducerConfig.configNames()).contains(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        Map<String, Object> producer =
                new KafkaSettings(Settings.of(Map.of("kafka.delivery.timeout", "PT4S"))).producer();
        assertThat(new ProducerConfig(new HashMap<>(producer)).getString(ProducerConfig.ACKS_CONFIG))
                .isEqualTo("-1");
        assertThat(producer).containsEntry("delivery.timeout.ms", 4000).containsEntry("max.block.ms", 4000L);
    }

    @Test
    void securityComesFromAPropertiesFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\n");
        assertThat(new KafkaSettings(Settings.of(Map.of("kafka.properties.file", file.toString()))).client())
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void aSerializerThatIsNotOnTheClassPathIsNamed() {
        KafkaSettings settings = new KafkaSettings(
                Settings.of(Map.of("kafka.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializerX")));
        assertThatThrownBy(() -> new AvroSerdes(settings).deserializer(MessageRejected.class))
                .hasMessageContaining("KafkaAvroDeserializerX");
    }
}
