// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** A record that means nothing and is never sent: to learn what a first record would have to wait for. */
final class MadeUpRecord {
    private static final long SEED = 1;

    private MadeUpRecord() {}

    static SpecificRecord of(Schema schema) {
        Object made = new RandomData(schema, 1, SEED).iterator().next();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(made, encoder);
            encoder.flush();
            return new SpecificDatumReader<SpecificRecord>(schema, schema, SpecificData.getForSchema(schema))
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }
}
