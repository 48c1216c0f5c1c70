// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli.reference;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.cytovigil.kafka.TopicCatalogue;
import org.cytovigil.kafka.TopicSpec;

/** The topics and the fields of their records, from the catalogue and the schemas. */
final class TopicSections {
    private TopicSections() {}

    static String topics() {
        MarkdownTable table = new MarkdownTable("Topic", "Key", "Record", "Partitions", "Kept", "Holds");
        for (TopicSpec topic : TopicCatalogue.load().topics()) {
            String record = topic.schema().getName();
            table.row(
                    "`" + topic.name() + "`",
                    topic.key(),
                    "[`" + record + "`](#" + record.toLowerCase(Locale.ROOT) + ")",
                    Integer.toString(topic.partitions()),
                    topic.retention() == null
                            ? topic.cleanup() + "ed by key"
                            : topic.retention().toDays() + " days",
                    topic.doc());
        }
        return table.toString();
    }

    static String records() {
        Set<Schema> records = new LinkedHashSet<>();
        for (TopicSpec topic : TopicCatalogue.load().topics()) {
            collect(topic.schema(), records);
        }
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(section(record)));
        return text.toString();
    }

    private static void collect(Schema schema, Set<Schema> records) {
        switch (schema.getType()) {
            case RECORD -> {
                if (records.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), records));
                }
            }
            case UNION -> schema.getTypes().forEach(member -> collect(member, records));
            case ARRAY -> collect(schema.getElementType(), records);
            case MAP -> collect(schema.getValueType(), records);
            default -> {}
        }
    }

    private static String section(Schema record) {
        MarkdownTable table = new MarkdownTable("Field", "Type", "Meaning");
        for (Schema.Field field : record.getFields()) {
            table.row("`" + field.name() + "`", type(field.schema()), Objects.requireNonNullElse(field.doc(), ""));
        }
        return "\n### " + record.getName() + "\n\n" + record.getDoc() + "\n\n" + table;
    }

    private static String type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            return logical.getName();
        }
        return switch (schema.getType()) {
            case RECORD, ENUM -> schema.getName();
            case ARRAY -> "list of " + type(schema.getElementType());
            case MAP -> "map to " + type(schema.getValueType());
            case UNION -> union(schema);
            default -> schema.getType().getName();
        };
    }

    private static String union(Schema schema) {
        StringBuilder text = new StringBuilder();
        boolean optional = false;
        for (Schema member : schema.getTypes()) {
            if (member.getType() == Schema.Type.NULL) {
                optional = true;
            } else {
                text.append(text.isEmpty() ? "" : " or ").append(type(member));
            }
        }
        return text + (optional ? ", or absent" : "");
    }
}
