// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.measure.ParameterKind;
import org.jspecify.annotations.Nullable;

/** Events as the Kafka records by which they travel; {@link AvroFields} reads them back. */
public final class EventRecords {
    private static final String QUALITY = "quality";
    private static final String BORN = "born";

    static {
        OurSchemas.trust();
    }

    private EventRecords() {}

    /**
     * The record of an event that intake has accepted: as it was sent, with the identity and arrival that intake
     * settled. The record's own timestamp is the real arrival here and now, not the arrival that a recording carries,
     * or the broker's retention would delete a replay at once.
     */
    public static ProducerRecord<String, SpecificRecord> of(EventFields event, Fact fact, Instant received) {
        EventType type = type(event, fact);
        Map<String, String> settled = Map.of(
                "patient", fact.patient().value(),
                "id", fact.id(),
                "at", fact.at().toString(),
                "arrivedAt", fact.arrivedAt().toString(),
                "status", fact.status().name());
        SpecificRecord value = fill(type.schema(), new Settled(event, settled), type);
        return new ProducerRecord<>(
                type.topic(), null, received.toEpochMilli(), fact.patient().value(), value);
    }

    /** A removal needs no more than its identity, so whatever it says of itself, the topic of vital signs will do. */
    private static EventType type(EventFields event, Fact fact) {
        if (fact instanceof Measured measured) {
            return measured.parameter().kind() == ParameterKind.LAB ? EventType.LAB : EventType.VITAL;
        }
        return EventType.named(event.text("type")).orElse(EventType.VITAL);
    }

    private static SpecificRecord fill(Schema schema, EventFields event, EventType type) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field, event, type));
        }
        return record;
    }

    private static @Nullable Object value(Schema.Field field, EventFields event, EventType type) {
        Schema schema = AvroValue.nonNull(field.schema());
        if (schema.getType() == Schema.Type.RECORD) {
            if (field.name().equals("assessment") || field.name().equals("intervention")) {
                return fill(type.member().orElseThrow(), event, type);
            }
            EventFields nested = event.nested(field.name());
            return nested == null ? null : fill(schema, nested, type);
        }
        String text = text(field.name(), event);
        Object value = text == null ? null : AvroValue.of(text, schema);
        return value == null ? AvroValue.absent(field) : value;
    }

    /** The quality of a sample lies flat in the record. */
    private static @Nullable String text(String field, EventFields event) {
        if (field.equals(BORN)) {
            String date = event.text("birthDate");
            return date == null || isDay(date) ? null : date;
        }
        String text = event.text(field);
        if (text != null) {
            return text;
        }
        EventFields quality = event.nested(QUALITY);
        return quality == null || quality == event ? null : quality.text(field);
    }

    /** A birth date that is not known to the day has a field of its own. */
    private static boolean isDay(String date) {
        return BirthDate.parse(date).filter(BirthDate::knownToTheDay).isPresent();
    }

    /** An event with some fields as intake settled them. */
    private record Settled(EventFields event, Map<String, String> settled) implements EventFields {
        @Override
        public @Nullable String text(String field) {
            String text = settled.get(field);
            return text == null ? event.text(field) : text;
        }

        @Override
        public @Nullable EventFields nested(String field) {
            return event.nested(field);
        }
    }
}
