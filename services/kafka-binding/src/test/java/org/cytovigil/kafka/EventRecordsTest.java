// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRecordsTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-03T08:00:05.123456Z");
    private static final Intake INTAKE = new Intake();

    static Stream<MapFields> everyKindOfEvent() {
        return IntStream.range(0, 20).boxed().flatMap(seed -> EventSamples.all(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEvent")
    void anEventComesBackFromItsRecordAsTheSameFact(MapFields event) {
        Fact fact = accept(event, RECEIVED);
        SpecificRecord value = EventRecords.of(event, fact, RECEIVED).value();
        assertThat(accept(AvroFields.of(value), null)).isEqualTo(fact);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEvent")
    void aGenericReaderSeesTheSameFact(MapFields event) {
        Fact fact = accept(event, RECEIVED);
        GenericRecord generic = generic(EventRecords.of(event, fact, RECEIVED).value());
        assertThat(accept(AvroFields.of(generic), null)).isEqualTo(fact);
    }

    @Test
    void vitalSignsAndLabsTravelApart() {
        assertThat(topicOf(MapFields.of("type", "observation", "parameter", "SPO2", "value", "96", "unit", "%")))
                .isEqualTo(Topics.VITALS);
        assertThat(topicOf(MapFields.of("type", "observation", "parameter", "CRP", "value", "<5", "unit", "mg/L")))
                .isEqualTo(Topics.LABS);
    }

    @Test
    void aRemovalNeedsNothingButItsIdentity() {
        MapFields removal = MapFields.of("type", "neuro", "patient", "p1", "id", "n1", "status", "ENTERED_IN_ERROR")
                .with(Map.of("at", "2026-01-03T08:00:00Z"));
        Fact fact = accept(removal, RECEIVED);
        SpecificRecord value = EventRecords.of(removal, fact, RECEIVED).value();
        assertThat(accept(AvroFields.of(value), null)).isEqualTo(fact);
    }

    @Test
    void theRecordIsStampedWithTheRealArrivalAlsoForARecording() {
        MapFields recorded = MapFields.of("type", "observation", "parameter", "SPO2", "value", "96", "unit", "%")
                .with(Map.of("patient", "p1", "at", "2025-01-03T08:00:00Z", "arrivedAt", "2025-01-03T08:00:01Z"));
        Fact fact = accept(recorded, RECEIVED);
        ProducerRecord<String, SpecificRecord> record = EventRecords.of(recorded, fact, RECEIVED);
        assertThat(record.timestamp()).isEqualTo(RECEIVED.toEpochMilli());
        assertThat(AvroFields.of(record.value()).text("arrivedAt")).isEqualTo("2025-01-03T08:00:01Z");
        assertThat(record.key()).isEqualTo("p1");
    }

    private static String topicOf(MapFields event) {
        MapFields whole = event.with(Map.of("patient", "p1", "at", "2026-01-03T08:00:00Z"));
        return EventRecords.of(whole, accept(whole, RECEIVED), RECEIVED).topic();
    }

    private static Fact accept(EventFields event, @Nullable Instant received) {
        IntakeResult result = INTAKE.accept(event, received);
        assertThat(result).as("%s", result).isInstanceOf(IntakeResult.Accepted.class);
        return ((IntakeResult.Accepted) result).fact();
    }

    private static GenericRecord generic(SpecificRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return new GenericDatumReader<GenericRecord>(record.getSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
