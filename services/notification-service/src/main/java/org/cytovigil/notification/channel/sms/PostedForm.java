// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a posted form. Anybody can post one, so what is none must be answered, not fail. */
public final class PostedForm {
    private PostedForm() {}

    /** The fields, of one that comes twice the first; empty where the body is no form. */
    public static Optional<Map<String, String>> parse(@Nullable String body) {
        Map<String, String> fields = new HashMap<>();
        if (body == null || body.isEmpty()) {
            return Optional.of(fields);
        }
        try {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.putIfAbsent(decoded(name), decoded(value));
            }
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
