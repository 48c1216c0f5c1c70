// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.micronaut.http.uri.UriMatchTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds the answers of the interface against openapi.yml: what is described is there, and nothing that is not. Every
 * answer that a test gets goes through it.
 */
final class DescribedAnswers {
    private static final String JSON_TYPE = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi30());
    private static final JsonNode DESCRIPTION = read();
    private static final List<Route> ROUTES = routes();
    private static final Map<JsonNode, Schema> CLOSED = new ConcurrentHashMap<>();

    /** A path of the description, with what its methods answer. */
    private record Route(UriMatchTemplate path, JsonNode methods) {}

    private DescribedAnswers() {}

    /** Fails where the answer is not as described. */
    static void check(String method, URI uri, HttpResponse<String> answer) {
        if (!uri.getPath().startsWith("/api/") && !uri.getPath().equals("/login")) {
            return;
        }
        String call = method + " " + uri.getPath() + ": " + answer.statusCode() + " " + answer.body();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400) {
            assertThat(type).as(call).startsWith(PROBLEM);
            hold(
                    answer.body(),
                    DESCRIPTION.at("/components/responses/Problem/content").path(PROBLEM),
                    call);
            return;
        }
        Optional<JsonNode> methods = ROUTES.stream()
                .filter(route -> route.path().match(uri.getRawPath()).isPresent())
                .min((one, other) -> one.path().compareTo(other.path()))
                .map(Route::methods);
        assertThat(methods).as("description of " + call).isPresent();
        JsonNode described = resolved(methods.orElseThrow().path(method.toLowerCase(Locale.ROOT)))
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        assertThat(described.isObject()).as("description of " + call).isTrue();
        JsonNode content = resolved(described).path("content").path(JSON_TYPE);
        if (type.startsWith(JSON_TYPE)) {
            assertThat(content.path("schema").isObject())
                    .as("description of the body of " + call)
                    .isTrue();
            hold(answer.body(), content, call);
        } else {
            assertThat(content.isMissingNode()).as("a body of JSON: " + call).isTrue();
        }
    }

    private static void hold(String body, JsonNode content, String call) {
        Schema schema =
                CLOSED.computeIfAbsent(content.path("schema"), described -> SCHEMAS.getSchema(closed(described)));
        try {
            assertThat(schema.validate(JSON.readTree(body))).as(call).isEmpty();
        } catch (IOException broken) {
            throw new AssertionError(call, broken);
        }
    }

    /** The schema by itself, in which an object has no other members than those described, unless it says otherwise. */
    private static JsonNode closed(JsonNode described) {
        JsonNode schema = resolved(described);
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode whole = JSON.createObjectNode();
        for (JsonNode part : schema.path("allOf")) {
            merge(whole, (ObjectNode) closed(part));
        }
        ObjectNode own = JSON.createObjectNode();
        schema.properties()
                .forEach(member -> own.set(
                        member.getKey(),
                        switch (member.getKey()) {
                            case "properties" -> {
                                ObjectNode properties = JSON.createObjectNode();
                                member.getValue()
                                        .properties()
                                        .forEach(each -> properties.set(each.getKey(), closed(each.getValue())));
                                yield properties;
                            }
                            case "items" -> closed(member.getValue());
                            default -> member.getValue();
                        }));
        own.remove("allOf");
        merge(whole, own);
        if (whole.has("properties") && !whole.has("additionalProperties")) {
            whole.put("additionalProperties", false);
        }
        return whole;
    }

    private static void merge(ObjectNode whole, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode before = whole.get(member.getKey());
            if (before instanceof ObjectNode members && member.getValue() instanceof ObjectNode more) {
                members.setAll(more);
            } else if (before instanceof ArrayNode elements && member.getValue() instanceof ArrayNode more) {
                elements.addAll(more);
            } else {
                whole.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DESCRIPTION.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        DESCRIPTION
                .path("paths")
                .properties()
                .forEach(path -> routes.add(new Route(UriMatchTemplate.of(path.getKey()), path.getValue())));
        return routes;
    }

    private static JsonNode read() {
        try (InputStream file = DescribedAnswers.class.getResourceAsStream("/openapi.yml")) {
            return JSON.valueToTree(new Yaml().load(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
