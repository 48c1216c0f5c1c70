// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.IncompatibleSchemaException;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.SchemaRegistration;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicCreator;
import org.cytovigil.kafka.TopicSpec;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.course.PatientRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A schema that changes while its topic lives: {@code PatientRecord}, which learned of merges in its second version. */
@ExtendWith(EmbeddedPlatformExtension.class)
class SchemaEvolutionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant AT = Instant.parse("2026-01-03T08:00:00Z");

    private final Settings settings;
    private final KafkaSettings kafka;
    private final SchemaRegistration registration;

    SchemaEvolutionIT(EmbeddedPlatform platform) {
        this.settings = platform.settings();
        this.kafka = new KafkaSettings(settings);
        this.registration = new SchemaRegistration(kafka);
    }

    @Test
    void aNewRegistryHasAllVersionsInTheirOrder() throws Exception {
        assertThat(get(Topics.PATIENT + "-value/versions")).isEqualTo(all());
        for (int number = 1; number <= newest(); number++) {
            assertThat(schema(Topics.PATIENT, number)).isEqualTo(version(number));
        }
    }

    @Test
    void oldAndNewProducersWriteToOneTopicAndTheReaderOfTheGraderTakesBoth() throws Exception {
        TopicSpec topic = topic("lived.once");
        try (Admin admin = Admin.create(kafka.client())) {
            new TopicCreator(admin, 1, 1).create(new TopicCatalogue(List.of(topic)));
        }
        registration.register(topic.subject(), version(1).toString());
        GenericRecord old = new GenericRecordBuilder(version(1))
                .set("patient", "p1")
                .set("id", "old")
                .set("at", AT.toEpochMilli() * 1000)
                .set("unit", "5W")
                .build();
        write(topic, old);

        registration.register(new TopicCatalogue(List.of(topic)));
        PatientRecord merged = PatientRecord.newBuilder()
                .setPatient("p1")
                .setId("new")
                .setAt(AT)
                .setMergedInto("p2")
                .build();
        write(topic, merged);
        write(topic, old);

        assertThat(get(topic.subject() + "/versions")).isEqualTo(all());
        assertThat(read(topic, 3))
                .extracting(record -> record.getId() + " " + record.getUnit() + " " + record.getMergedInto() + " "
                        + record.getFills())
                .containsExactly("old 5W null false", "new null p2 false", "old 5W null false");
    }

    @Test
    void aVersionThatCannotReadTheEarlierOnesIsRefused() throws Exception {
        Schema present = version(newest());
        List<Schema.Field> fields = new ArrayList<>();
        present.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("bed", Schema.create(Schema.Type.STRING)));
        String needy = Schema.createRecord(present.getName(), present.getDoc(), present.getNamespace(), false, fields)
                .toString();
        assertThatThrownBy(() -> registration.register(Topics.PATIENT + "-value", needy))
                .isInstanceOf(IncompatibleSchemaException.class);
        assertThat(get(Topics.PATIENT + "-value/versions")).isEqualTo(all());
    }

    @Test
    void whoWasRegisteredByTheNewVersionOnlyKeepsIt() throws Exception {
        TopicSpec topic = topic("born.later");
        int id = registration.register(topic.subject(), version(newest()).toString());
        assertThat(registration.register(new TopicCatalogue(List.of(topic)))).isEqualTo(Map.of(topic.subject(), id));
        assertThat(get(topic.subject() + "/versions")).isEqualTo("[1]");
    }

    private static TopicSpec topic(String name) {
        return new TopicSpec(
                name, "", "patient", PatientRecord.class.getName(), 1, "delete", Duration.ofDays(1), null, null);
    }

    /** The number of the present version: the last of those that were published. */
    private static int newest() {
        int number = 1;
        while (resource(number + 1) != null) {
            number++;
        }
        return number;
    }

    private static @Nullable URL resource(int number) {
        return SchemaEvolutionIT.class.getResource("/avro-versions/course/PatientRecord.v" + number + ".avsc");
    }

    private static String all() {
        return IntStream.rangeClosed(1, newest())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Schema version(int number) throws Exception {
        try (InputStream file = SchemaEvolutionIT.class.getResourceAsStream(
                "/avro-versions/course/PatientRecord.v" + number + ".avsc")) {
            return new Schema.Parser().parse(Objects.requireNonNull(file));
        }
    }

    private void write(TopicSpec topic, Object value) throws Exception {
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(kafka.producer())) {
            producer.send(new ProducerRecord<>(topic.name(), "p1", value)).get();
        }
    }

    private List<PatientRecord> read(TopicSpec topic, int expected) {
        List<PatientRecord> read = new ArrayList<>();
        AvroSerdes serdes = new AvroSerdes(kafka);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.consumer("evolution"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.name()));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> read.add(
                                serdes.deserializer(PatientRecord.class).deserialize(topic.name(), record.value())));
                return read.size() >= expected;
            });
        }
        return read;
    }

    private Schema schema(String topic, int version) throws Exception {
        return new Schema.Parser().parse(get(topic + "-value/versions/" + version + "/schema"));
    }

    private String get(String path) throws Exception {
        URI uri = URI.create(kafka.confluentApi() + "/subjects/" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
