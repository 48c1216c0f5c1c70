// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import io.apicurio.registry.resolver.DefaultSchemaResolver;
import io.apicurio.registry.resolver.ParsedSchemaImpl;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.rest.v2.beans.VersionMetaData;
import io.apicurio.registry.serde.data.KafkaSerdeMetadata;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;

/**
 * Finds the registered id of a value's schema for Apicurio's serializer: by the whole schema under the subject
 * {@code <topic>-value}. Apicurio's own resolver looks a schema up without the records inside it, which is not what was
 * registered, and once it has found one schema of a topic it takes that for every other of the topic.
 */
public final class SubjectSchemaResolver extends DefaultSchemaResolver<Schema, Object> {
    private final Map<Subject, SchemaLookupResult<Schema>> known = new ConcurrentHashMap<>();

    private record Subject(String topic, Schema schema) {}

    @Override
    public SchemaLookupResult<Schema> resolveSchema(Record<Object> data) {
        String topic = ((KafkaSerdeMetadata) data.metadata()).getTopic();
        Subject subject = new Subject(topic, ((GenericContainer) data.payload()).getSchema());
        SchemaLookupResult<Schema> found = known.get(subject);
        return found != null ? found : known.computeIfAbsent(subject, this::lookUp);
    }

    private SchemaLookupResult<Schema> lookUp(Subject subject) {
        byte[] whole = subject.schema().toString().getBytes(StandardCharsets.UTF_8);
        VersionMetaData registered = client.getArtifactVersionMetaDataByContent(
                null, subject.topic() + "-value", true, new ByteArrayInputStream(whole));
        SchemaLookupResult.SchemaLookupResultBuilder<Schema> result = SchemaLookupResult.builder();
        loadFromArtifactMetaData(registered, result);
        return result.parsedSchema(new ParsedSchemaImpl<Schema>()
                        .setParsedSchema(subject.schema())
                        .setRawSchema(whole))
                .build();
    }
}
