// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads JSON documents that people write, with complaints that name the place. */
final class Document {
    static final ObjectMapper JSON = new ObjectMapper();

    private Document() {}

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what we wrote ourselves is JSON", broken);
        }
    }

    static String text(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps and texts are JSON", impossible);
        }
    }

    /** A field read by a function that throws where it does not like the text. */
    static <T> T read(JsonNode node, String field, Function<String, T> reader) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull() || value.isContainerNode()) {
            throw new JsonProblem(field + " is missing");
        }
        try {
            return reader.apply(value.asText());
        } catch (DateTimeException | IllegalArgumentException unusable) {
            throw new JsonProblem(field + ": '" + value.asText() + "' cannot be used: " + unusable.getMessage());
        }
    }

    static <T> T read(JsonNode node, String field, T otherwise, Function<String, T> reader) {
        return node.hasNonNull(field) ? read(node, field, reader) : otherwise;
    }

    static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isContainerNode()) {
            throw new JsonProblem(field + " must be a text");
        }
        return value == null || value.isNull() || value.asText().isBlank()
                ? null
                : value.asText().strip();
    }

    /** A list of texts; absent is empty. */
    static <T> List<T> list(JsonNode node, String field, Function<String, T> reader) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : array(node, field)) {
            try {
                items.add(reader.apply(item.asText()));
            } catch (DateTimeException | IllegalArgumentException unusable) {
                throw new JsonProblem(field + ": '" + item.asText() + "' cannot be used: " + unusable.getMessage());
            }
        }
        return items;
    }

    /** A list of objects; absent is empty. */
    static JsonNode array(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return JSON.createArrayNode();
        }
        if (!value.isArray()) {
            throw new JsonProblem(field + " must be a list");
        }
        return value;
    }
}
