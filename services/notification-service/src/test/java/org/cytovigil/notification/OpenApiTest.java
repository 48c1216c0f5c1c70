// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of the interface has every route there is, and none that is not. */
class OpenApiTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws IOException {
        Set<String> described = new TreeSet<>();
        paths().forEach((path, methods) ->
                methods.keySet().forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> routes = desk.bean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
                .collect(Collectors.toCollection(TreeSet::new));
        routes.removeIf(route -> route.startsWith("GET /health/"));
        assertThat(routes).isEqualTo(described);
    }

    @Test
    void itIsServed() {
        assertThat(desk.anonymous("GET", "/openapi.yml", "").body()).startsWith("openapi: 3");
    }

    private static Map<String, Map<String, Object>> paths() throws IOException {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/openapi.yml")) {
            Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(file);
            return description.getOrDefault("paths", Map.of());
        }
    }
}
