// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The routes of the notification service, from its description of itself. */
final class RouteSection {
    private static final Path DESCRIPTION =
            Path.of("..", "notification-service", "src", "main", "resources", "openapi.yml");
    private static final List<String> METHODS = List.of("get", "put", "post", "delete");
    private static final String REFERENCE = "$ref";

    private final Map<?, ?> description;

    private RouteSection(Map<?, ?> description) {
        this.description = description;
    }

    static String routes() {
        try (InputStream text = Files.newInputStream(DESCRIPTION)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return new RouteSection((Map<?, ?>) root).table();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String table() {
        MarkdownTable table = new MarkdownTable("Method and path", "Does");
        map(description, "paths").forEach((path, item) -> {
            for (String method : METHODS) {
                if (item instanceof Map<?, ?> methods && methods.get(method) instanceof Map<?, ?> operation) {
                    table.row(
                            "`" + method.toUpperCase(Locale.ROOT) + " " + path + "`",
                            String.valueOf(resolved(operation).get("summary")).strip());
                }
            }
        });
        return table.toString();
    }

    /** An operation that several paths share stands among the components. */
    private Map<?, ?> resolved(Map<?, ?> operation) {
        if (!(operation.get(REFERENCE) instanceof String reference)) {
            return operation;
        }
        Map<?, ?> found = description;
        for (String step : List.of(reference.substring(2).split("/", -1))) {
            found = map(found, step);
        }
        return found;
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(key), () -> "openapi.yml lacks " + key);
    }
}
