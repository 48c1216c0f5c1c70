// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.bedside.AssessmentRecorded;
import org.cytovigil.schema.bedside.InterventionGiven;
import org.cytovigil.schema.bedside.LabResulted;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.course.TherapyCourse;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.LateEvidence;
import org.cytovigil.schema.grading.SamplesHandedOver;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;

/** Single-object encoding in place of the registry's: the same records, no registry. */
final class Wire {
    private static final List<Schema> SCHEMAS = List.of(
            VitalSignObserved.getClassSchema(),
            LabResulted.getClassSchema(),
            AssessmentRecorded.getClassSchema(),
            InterventionGiven.getClassSchema(),
            TherapyCourse.getClassSchema(),
            PatientRecord.getClassSchema(),
            ToxicityGraded.getClassSchema(),
            LateEvidence.getClassSchema(),
            FeedStatus.getClassSchema(),
            SamplesHandedOver.getClassSchema(),
            AlertTransition.getClassSchema(),
            MessageRejected.getClassSchema());

    static final Serializer<SpecificRecord> WRITER = (topic, value) -> {
        try {
            ByteBuffer bytes = encoder(value.getSchema()).encode(value);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    private static BinaryMessageEncoder<SpecificRecord> encoder(Schema schema) {
        return Objects.requireNonNull(ENCODERS.get(schema));
    }

    static final Deserializer<SpecificRecord> READER = (topic, bytes) -> read(topic, Objects.requireNonNull(bytes));

    private static final Map<Long, BinaryMessageDecoder<SpecificRecord>> DECODERS = SCHEMAS.stream()
            .collect(Collectors.toMap(
                    SchemaNormalization::parsingFingerprint64,
                    schema -> new BinaryMessageDecoder<>(SpecificData.getForSchema(schema), schema)));

    private static final Map<Schema, BinaryMessageEncoder<SpecificRecord>> ENCODERS = SCHEMAS.stream()
            .collect(Collectors.toMap(
                    schema -> schema, schema -> new BinaryMessageEncoder<>(SpecificData.getForSchema(schema), schema)));

    static SpecificRecord read(String topic, byte[] bytes) {
        try {
            long fingerprint =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
            return Objects.requireNonNull(DECODERS.get(fingerprint)).decode(bytes);
        } catch (IOException | RuntimeException unknown) {
            throw new SerializationException("no known schema", unknown);
        }
    }
}
