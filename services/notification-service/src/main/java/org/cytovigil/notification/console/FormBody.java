// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.notification.duty.JsonProblem;
import org.jspecify.annotations.Nullable;

/** What a form of the console sent. */
public final class FormBody {
    private static final int LONGEST = 2000;
    private static final int LONGEST_FILE = 500_000;

    private final Map<String, String> fields = new HashMap<>();

    private FormBody() {}

    /** Reads it; an empty body is a form without fields. */
    public static FormBody of(@Nullable String body) {
        FormBody form = new FormBody();
        for (String part : (body == null ? "" : body).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                form.fields.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "the form cannot be read");
        }
    }

    /** A field that holds a file as it is; empty where it is absent. */
    public String file(String field) {
        String text = fields.getOrDefault(field, "");
        if (text.length() > LONGEST_FILE) {
            throw new HttpStatusException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, field + " must have at most " + LONGEST_FILE + " characters");
        }
        return text;
    }

    /** A field; null where it is absent or blank. */
    public @Nullable String text(String field) {
        String text = fields.getOrDefault(field, "").strip();
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        if (text.length() > LONGEST || control) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST,
                    field + " must have at most " + LONGEST + " characters and no control characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** A field that must be there. */
    public String required(String field) {
        String text = text(field);
        if (text == null) {
            throw new JsonProblem(field + " is missing");
        }
        return text;
    }
}
