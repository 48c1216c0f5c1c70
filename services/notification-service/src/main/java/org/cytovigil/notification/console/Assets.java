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
import java.util.stream.Collectors;
import org.cytovigil.notification.http.Problem;
import org.jspecify.annotations.Nullable;

/** Styles, scripts and icons, ours and those of others, all served from here. A browser asks each time whether its copy still holds. */
@Singleton
class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png",
            "webmanifest", "application/manifest+json");
    private static final String[] OWN = {
        "console.css",
        "print.css",
        "console.js",
        "chart.js",
        "enter.js",
        "device.js",
        "offline.js",
        "icon.svg",
        "icon-192.png",
        "icon-512.png",
        "icon-maskable-512.png",
        "manifest.webmanifest"
    };

    private final Map<String, Asset> byName = new HashMap<>();

    private final String worker;

    /** A file as it is sent. */
    private static final class Asset {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        Asset(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
            this.tag = '"' + UUID.nameUUIDFromBytes(bytes).toString() + '"';
        }
    }

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
        this.worker = new String(bytes("console/worker.js"), StandardCharsets.UTF_8).replace("@VERSION@", version());
    }

    /** The script that a browser keeps; it is another one with each change of a file, and then keeps all anew. */
    String worker() {
        return worker;
    }

    private String version() {
        String tags = byName.values().stream().map(asset -> asset.tag).sorted().collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(tags.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void put(String name, String path) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        byName.put(name, new Asset(bytes(path), TYPES.getOrDefault(ending, "application/octet-stream")));
    }

    private static byte[] bytes(String path) {
        try (InputStream file = open(path)) {
            return file.readAllBytes();
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
        boolean held = asset.tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        MutableHttpResponse<?> answer =
                held ? HttpResponse.notModified() : HttpResponse.ok(asset.bytes).contentType(MediaType.of(asset.type));
        return answer.header(HttpHeaders.ETAG, asset.tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Content-Type-Options", "nosniff");
    }
}
