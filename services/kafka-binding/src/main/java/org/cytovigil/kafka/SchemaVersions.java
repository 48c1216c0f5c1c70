// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The versions of a schema that were ever published, as files of the {@code schemas} module. */
final class SchemaVersions {
    private static final String FOLDER = "/avro-versions/";

    private SchemaVersions() {}

    /** All versions of the record of this schema, the oldest first. */
    static List<Schema> of(Schema record) {
        String namespace = record.getNamespace();
        String file = FOLDER + namespace.substring(namespace.lastIndexOf('.') + 1) + "/" + record.getName() + ".v";
        List<Schema> versions = new ArrayList<>();
        Schema next = read(file + "1.avsc");
        while (next != null) {
            versions.add(next);
            next = read(file + (versions.size() + 1) + ".avsc");
        }
        return versions;
    }

    private static @Nullable Schema read(String resource) {
        try (InputStream text = SchemaVersions.class.getResourceAsStream(resource)) {
            return text == null ? null : new Schema.Parser().parse(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
