// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.cytovigil.core.intake.EventFields;
import org.jspecify.annotations.Nullable;

/** A bedside or course record as the event that it was sent as; works on generated classes and generic records. */
public final class AvroFields implements EventFields {
    private static final String QUALITY = "quality";

    private final IndexedRecord record;

    /** The union member of assessments and interventions, whose fields lie flat in the event. */
    private final @Nullable IndexedRecord member;

    private AvroFields(IndexedRecord record) {
        this.record = record;
        this.member = member(record);
    }

    /** The event in a value of one of the six bedside and course topics. */
    public static AvroFields of(IndexedRecord record) {
        return new AvroFields(record);
    }

    @Override
    public @Nullable String text(String field) {
        if (field.equals("type")) {
            return EventType.of(member == null ? record : member)
                    .map(EventType::text)
                    .orElse(null);
        }
        String text = text(holder(field), field);
        return text == null && field.equals("birthDate") ? text(record, "born") : text;
    }

    @Override
    public @Nullable Instant instant(String field) {
        return value(holder(field), field) instanceof Instant instant ? instant : null;
    }

    /** Where a field of the event lies. */
    private IndexedRecord holder(String field) {
        return member != null && value(record, field) == null ? member : record;
    }

    @Override
    public @Nullable EventFields nested(String field) {
        if (field.equals(QUALITY)) {
            return record.getSchema().getField("artefact") == null ? null : this;
        }
        Object value = value(member == null ? record : member, field);
        return value instanceof IndexedRecord nested ? new AvroFields(nested) : null;
    }

    private static @Nullable IndexedRecord member(IndexedRecord record) {
        for (String union : new String[] {"assessment", "intervention"}) {
            if (value(record, union) instanceof IndexedRecord nested) {
                return nested;
            }
        }
        return null;
    }

    private static @Nullable Object value(IndexedRecord record, String field) {
        Schema.Field found = record.getSchema().getField(field);
        return found == null ? null : record.get(found.pos());
    }

    /** Empty text stands for a required field that a removal does not carry. */
    private static @Nullable String text(IndexedRecord record, String field) {
        Object value = value(record, field);
        if (value == null || value instanceof IndexedRecord) {
            return null;
        }
        String text = value instanceof Number number ? number(record, field, number) : value.toString();
        return text.isEmpty() ? null : text;
    }

    /** Generic records carry times as bare numbers. */
    private static String number(IndexedRecord record, String field, Number number) {
        Schema schema = AvroValue.nonNull(record.getSchema().getField(field).schema());
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMicros) {
            return AvroValue.instant(number.longValue()).toString();
        }
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            return LocalDate.ofEpochDay(number.longValue()).toString();
        }
        return number.toString();
    }
}
