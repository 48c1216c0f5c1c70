// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Records of any schema with something in every required field. */
final class Fillings {
    private Fillings() {}

    static SpecificRecord filled(SpecificRecord record) {
        for (Schema.Field field : record.getSchema().getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private static @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case UNION -> value(schema.getTypes().get(0));
            case RECORD -> filled((SpecificRecord) SpecificData.get().newRecord(null, schema));
            case ARRAY -> List.of(value(schema.getElementType()));
            case STRING -> new Utf8("text");
            case BYTES -> ByteBuffer.wrap(new byte[] {1, 2});
            case INT -> 1;
            case LONG -> schema.getLogicalType() == null ? 1L : Instant.parse("2026-01-03T08:00:00Z");
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no filling for " + schema);
        };
    }
}
