// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.cytovigil.notification.http.Problem;
import org.jspecify.annotations.Nullable;

/** Styles and scripts, ours and those of others, all served from here. A browser asks each time whether its copy still holds. */
@Singleton
class Assets {
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final String[] OWN = {"console.css", "print.css", "console.js", "chart.js", "enter.js", "icon.svg"};

    private final Map<String, Asset> byName = new HashMap<>();

    private record Asset(String text, String type, String tag) {}

    Assets() {
        for (String name : OWN) {
            put(name, "console/" + name);
        }
        Properties others = new Properties();
        try (InputStream list = open("console/scripts.properties")) {
            others.load(list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        others.forEach((name, path) -> put(name.toString(), path.toString()));
    }

    private void put(String name, String path) {
        try (InputStream file = open(path)) {
            byte[] bytes = file.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            byName.put(
                    name,
                    new Asset(
                            new String(bytes, StandardCharsets.UTF_8),
                            type + "; charset=utf-8",
                            '"' + UUID.nameUUIDFromBytes(bytes).toString() + '"'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String path) throws IOException {
        @Nullable InputStream found = Assets.class.getClassLoader().getResourceAsStream(path);
        if (found == null) {
            throw new IOException("there is no " + path);
        }
        return found;
    }

    /** The file; 304 where the browser has it. */
    HttpResponse<?> answer(HttpRequest<?> request, String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such file");
        }
        boolean held = asset.tag().equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        MutableHttpResponse<?> answer = held
                ? HttpResponse.notModified()
                : HttpResponse.ok(asset.text()).contentType(MediaType.of(asset.type()));
        return answer.header(HttpHeaders.ETAG, asset.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Content-Type-Options", "nosniff");
    }
}
