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

/** What was published stays as it is, under {@code src/versions}: {@code PatientRecord.v1.avsc}, then {@code .v2.avsc} … */
class SchemaFilesTest {
    private static final Path PRESENT = Path.of("src/main/avro");
    private static final Path VERSIONS = Path.of("src/versions");

    static List<Path> present() throws IOException {
        return schemaFiles(PRESENT);
    }

    static List<Path> published() throws IOException {
        return schemaFiles(VERSIONS);
    }

    @ParameterizedTest
    @MethodSource("published")
    void whatAnEarlierVersionWroteIsReadByEachLaterOne(Path published) throws IOException {
        Path present = PRESENT.resolve(
                VERSIONS.relativize(published).toString().replaceFirst("\\.v[1-9][0-9]*\\.avsc$", ".avsc"));
        assertThat(present).as("a schema once published stays").exists();
        List<Path> versions = versions(present);
        assertThat(versions).as("numbers without a gap").contains(published);
        for (Path later : versions.subList(versions.indexOf(published), versions.size())) {
            assertThat(compatibility(parse(later), parse(published)))
                    .as("%s reads %s", later, published)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("present")
    void everySchemaIsItsNewestVersion(Path file) throws IOException {
        List<Path> versions = versions(file);
        assertThat(versions).as("copy it to src/versions as .v1.avsc").isNotEmpty();
        Path newest = versions.get(versions.size() - 1);
        assertThat(parse(file).toString())
                .as("a changed schema is a new version: copy it to src/versions beside %s", newest)
                .isEqualTo(parse(newest).toString());
    }

    /** The versions of a schema, oldest first. */
    private static List<Path> versions(Path present) {
        String name = PRESENT.relativize(present).toString().replace(".avsc", "");
        List<Path> versions = new ArrayList<>();
        Path next = VERSIONS.resolve(name + ".v1.avsc");
        while (Files.exists(next)) {
            versions.add(next);
            next = VERSIONS.resolve(name + ".v" + (versions.size() + 1) + ".avsc");
        }
        return versions;
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyRecordAndFieldSaysWhatItIs(Path file) throws IOException {
        List<String> undocumented = new ArrayList<>();
        collectUndocumented(parse(file), undocumented);
        assertThat(undocumented).isEmpty();
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
