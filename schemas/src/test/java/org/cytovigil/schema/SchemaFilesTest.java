// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaFilesTest {
    private static final Path PRESENT = Path.of("src/main/avro");
    private static final Path FROZEN = Path.of("src/compat");

    static List<Path> present() throws IOException {
        return schemaFiles(PRESENT);
    }

    static List<Path> frozen() throws IOException {
        return schemaFiles(FROZEN);
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void whatAnEarlierSchemaWroteIsReadByThePresentOne(Path frozen) throws IOException {
        Path version = FROZEN.resolve(FROZEN.relativize(frozen).getName(0));
        Path present = PRESENT.resolve(version.relativize(frozen));
        assertThat(present).as("a schema once published stays").exists();
        assertThat(compatibility(parse(present), parse(frozen))).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyRecordAndFieldSaysWhatItIs(Path file) throws IOException {
        List<String> undocumented = new ArrayList<>();
        collectUndocumented(parse(file), undocumented);
        assertThat(undocumented).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("present")
    void everySchemaIsFrozenOnceItIsPublished(Path file) throws IOException {
        try (Stream<Path> versions = Files.list(FROZEN)) {
            assertThat(versions.map(version -> version.resolve(PRESENT.relativize(file))))
                    .as("copy it into src/compat/<next version>")
                    .anySatisfy(copy -> assertThat(copy).exists());
        }
    }

    @Test
    void aNewFieldWithoutADefaultWouldBeRefused() {
        Schema before = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");
        Schema after = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}");
        assertThat(compatibility(after, before)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static void collectUndocumented(Schema schema, List<String> found) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(member -> collectUndocumented(member, found));
            case ARRAY -> collectUndocumented(schema.getElementType(), found);
            case MAP -> collectUndocumented(schema.getValueType(), found);
            case RECORD -> collectUndocumentedFields(schema, found);
            default -> {}
        }
    }

    private static void collectUndocumentedFields(Schema schema, List<String> found) {
        if (isBlank(schema.getDoc())) {
            found.add(schema.getFullName());
        }
        for (Schema.Field field : schema.getFields()) {
            if (isBlank(field.doc())) {
                found.add(schema.getFullName() + "." + field.name());
            }
            collectUndocumented(field.schema(), found);
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Schema parse(Path file) throws IOException {
        return new Schema.Parser().parse(Files.readString(file));
    }

    private static List<Path> schemaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }
}
