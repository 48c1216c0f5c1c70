// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.intake.EventFields;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event that was sent as a JSON object. Numbers keep every digit that was sent.
 *
 * @param node the object
 */
public record JsonFields(ObjectNode node) implements EventFields {
    /**
     * Reads and writes lines; decimals stay exact in both directions. What is nested too deeply, or names a field twice, is
     * not read: of two values nobody can say which was meant.
     */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Bounds.DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Whether a line has more bytes than one event may have. */
    public static boolean isTooLarge(String line) {
        return line.length() > Bounds.LARGEST_EVENT
                || line.getBytes(StandardCharsets.UTF_8).length > Bounds.LARGEST_EVENT;
    }

    /** Reads one line; empty where it is not a JSON object. */
    public static Optional<JsonFields> parse(String line) {
        try {
            return MAPPER.readTree(line) instanceof ObjectNode object
                    ? Optional.of(new JsonFields(object))
                    : Optional.empty();
        } catch (JsonProcessingException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable String text(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull() || value.isContainerNode()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue().toString() : value.asText();
    }

    @Override
    public @Nullable EventFields nested(String field) {
        return node.get(field) instanceof ObjectNode object ? new JsonFields(object) : null;
    }

    @Override
    public boolean misshapen(String field, boolean object) {
        JsonNode value = node.get(field);
        return value != null && !value.isNull() && (object ? !value.isObject() : value.isContainerNode());
    }
}
