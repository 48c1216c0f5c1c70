// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.IncompatibleSchemaException;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.RegistryUnavailableException;
import org.cytovigil.kafka.SchemaRegistration;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicSpec;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(EmbeddedPlatformExtension.class)
class WireFormatIT {
    static final MessageRejected LETTER = DeadLetter.of(
                    new DeadLetter.Heading("MALFORMED", "no", "http", Instant.parse("2026-01-03T08:00:00Z")))
            .message("raw".getBytes(StandardCharsets.UTF_8));

    private final Settings settings;
    private final KafkaSettings kafka;
    private final SchemaRegistration registration;

    WireFormatIT(EmbeddedPlatform platform) {
        this.settings = platform.settings();
        this.kafka = new KafkaSettings(settings);
        this.registration = new SchemaRegistration(kafka);
    }

    @Test
    void theIdOnTheWireIsTheOneThatConfluentsApiGivesAlsoForASharedSchema() throws Exception {
        registration.register("shared-a-value", MessageRejected.getClassSchema().toString());
        registration.register("shared-b-value", MessageRejected.getClassSchema().toString());
        for (String topic : new String[] {"shared-a", "shared-b", Topics.REJECTED}) {
            ByteBuffer bytes = ByteBuffer.wrap(serializer(kafka).serialize(topic, LETTER));
            assertThat(bytes.get()).isZero();
            assertThat(latest(topic + "-value")).contains("\"id\":" + bytes.getInt() + ",");
        }
    }

    @ParameterizedTest
    @MethodSource("allTopics")
    void theSchemaOfEachTopicIsFoundAndReadBack(TopicSpec topic) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, topic.schema());
        Serializer<SpecificRecord> serializer = new AvroSerdes(kafka).serializer();
        SpecificRecord filled = Fillings.filled(record);
        byte[] bytes = serializer.serialize(topic.name(), filled);
        assertThat(new AvroSerdes(kafka).deserializer(filled.getClass()).deserialize(topic.name(), bytes))
                .isEqualTo(filled);
    }

    static List<TopicSpec> allTopics() {
        return TopicCatalogue.load().topics();
    }

    @Test
    void aRecordIsReadBackAsItsClass() {
        byte[] bytes = serializer(kafka).serialize(Topics.REJECTED, LETTER);
        assertThat(reader(kafka).deserialize(Topics.REJECTED, bytes)).isEqualTo(LETTER);
    }

    @Test
    void anUnregisteredSchemaIsRefusedAtItsWriter() {
        assertThatThrownBy(() -> serializer(kafka).serialize("nobody.registered.this", LETTER))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void bytesThatCannotBeReadEverAreToldApartFromARegistryThatIsAway() {
        byte[] good = serializer(kafka).serialize(Topics.REJECTED, LETTER);
        byte[] unknownId = good.clone();
        ByteBuffer.wrap(unknownId).putInt(1, 987_654_321);
        Deserializer<MessageRejected> reader = reader(kafka);
        byte[] badMagic = "{\"type\":\"observation\"}".getBytes(StandardCharsets.UTF_8);
        byte[] truncated = Arrays.copyOf(good, 9);
        for (byte[] poison : new byte[][] {unknownId, badMagic, truncated, new byte[0], new byte[] {0, 0}}) {
            assertThatThrownBy(() -> reader.deserialize(Topics.REJECTED, poison))
                    .isInstanceOf(SerializationException.class);
        }
        KafkaSettings away = new KafkaSettings(settings.with(Map.of("schema.registry.url", "http://127.0.0.1:9")));
        assertThatThrownBy(() -> reader(away).deserialize(Topics.REJECTED, good))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aRecordOfAnotherTypeIsRefused() {
        byte[] bytes = serializer(kafka).serialize(Topics.REJECTED, LETTER);
        assertThatThrownBy(() ->
                        new AvroSerdes(kafka).deserializer(ActionRecorded.class).deserialize(Topics.REJECTED, bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aSchemaThatCouldNotReadEarlierRecordsIsRefused() throws Exception {
        registration.register("evolving-value", "{\"type\":\"record\",\"name\":\"E\",\"fields\":[]}");
        assertThatThrownBy(() -> registration.register(
                        "evolving-value",
                        "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}"))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("evolving-value");
    }

    private static Serializer<MessageRejected> serializer(KafkaSettings settings) {
        return new AvroSerdes(settings).serializer();
    }

    private static Deserializer<MessageRejected> reader(KafkaSettings settings) {
        return new AvroSerdes(settings).deserializer(MessageRejected.class);
    }

    private String latest(String subject) throws Exception {
        URI uri = URI.create(kafka.confluentApi() + "/subjects/" + subject + "/versions/latest");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
