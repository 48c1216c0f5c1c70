// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import org.cytovigil.core.intake.VisibleText;
import org.cytovigil.notification.duty.JsonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object in a request; an empty body is an empty object. It is bounded before it is read: 64 KiB, 32 levels,
 * no key twice; each text has at most 256 characters (a note or a reason 2000) and no control characters.
 */
public final class RequestJson {
    private static final int LONGEST_BODY = 65_536;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_NOTE = 2000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestJson() {}

    /** The object in the body; a body that holds none is answered with 400, one that is too long with 413. */
    public static ObjectNode of(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return JSON.createObjectNode();
        }
        if (body.length() > LONGEST_BODY) {
            throw new HttpStatusException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "the body is longer than 64 KiB");
        }
        try {
            JsonNode node = JSON.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST, "the body is not JSON, is nested too deeply, or has a key twice");
        }
        throw new HttpStatusException(HttpStatus.BAD_REQUEST, "the body is not a JSON object");
    }

    /** A text field; null where it is absent or blank. */
    public static @Nullable String text(JsonNode body, String field) {
        return text(body, field, LONGEST_TEXT);
    }

    /** A text field that must be there. */
    public static String required(JsonNode body, String field) {
        String text = text(body, field);
        if (text == null) {
            throw new JsonProblem(field + " is missing");
        }
        return text;
    }

    /** A field for people's own words, which may be longer and have lines; null where it is absent or blank. */
    public static @Nullable String note(JsonNode body, String field) {
        return text(body, field, LONGEST_NOTE);
    }

    private static @Nullable String text(JsonNode body, String field, int longest) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            throw new JsonProblem(field + " must be a text");
        }
        String text = VisibleText.of(value.asText());
        if (text.length() > longest) {
            throw new JsonProblem(field + " has more than " + longest + " characters");
        }
        boolean lines = longest == LONGEST_NOTE;
        if (text.chars()
                .anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t')))) {
            throw new JsonProblem(field + " holds control characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new JsonProblem(field + " holds half a character");
        }
        return text.isEmpty() ? null : text;
    }

    /** A name in a path, such as a unit: checked like a text, and without the blanks around it, as in the events. */
    public static String name(String given, String what) {
        String name = VisibleText.of(given);
        if (name.isEmpty() || name.length() > LONGEST_TEXT || name.chars().anyMatch(Character::isISOControl)) {
            throw new JsonProblem(
                    what + " must have 1 to " + LONGEST_TEXT + " characters, none of them a control character");
        }
        return name;
    }
}
