// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The one step that puts schemas into the registry, by Confluent's API, which Apicurio speaks too. Services never
 * register: an unplanned schema must fail at its writer, not spread.
 */
public final class SchemaRegistration {
    /** Readers of the newest schema read everything ever written. */
    public static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String api;
    private final Optional<String> authorization;

    /** For the registry of these settings. */
    public SchemaRegistration(KafkaSettings settings) {
        String url = settings.confluentApi();
        this.api = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.authorization = settings.authorization();
    }

    /**
     * Sets the compatibility rule and registers the schemas of each topic, in this order, so that the rule already
     * judges them. Gives the id of each subject's present schema; doing it again gives the same.
     */
    public Map<String, Integer> register(TopicCatalogue catalogue) throws IOException {
        requireCompatibility();
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (TopicSpec topic : catalogue.topics()) {
            ids.put(topic.subject(), registerVersions(topic.subject(), topic.schema()));
        }
        return ids;
    }

    /** The earlier versions first, so that who still writes by them finds them in a new registry too. */
    private int registerVersions(String subject, Schema present) throws IOException {
        if (!isRegistered(subject, present.toString())) {
            for (Schema version : SchemaVersions.of(present)) {
                register(subject, version.toString());
            }
        }
        return register(subject, present.toString());
    }

    private boolean isRegistered(String subject, String schema) throws IOException {
        return ask("POST", "/subjects/" + subject, body(schema)).statusCode() == 200;
    }

    /** Registers one schema under a subject and gives its id. */
    public int register(String subject, String schema) throws IOException {
        return call("POST", "/subjects/" + subject + "/versions", body(schema), subject)
                .path("id")
                .asInt();
    }

    private String body(String schema) {
        return json.createObjectNode().put("schema", schema).toString();
    }

    private void requireCompatibility() throws IOException {
        if (!call("GET", "/config", "", "").path("compatibilityLevel").asText().equals(COMPATIBILITY)) {
            String body =
                    json.createObjectNode().put("compatibility", COMPATIBILITY).toString();
            call("PUT", "/config", body, "");
        }
    }

    private JsonNode call(String method, String path, String body, String subject) throws IOException {
        HttpResponse<String> answer = ask(method, path, body);
        if (answer.statusCode() == 409) {
            throw new IncompatibleSchemaException(
                    "the schema of " + subject + " cannot replace the registered ones: " + answer.body());
        }
        if (answer.statusCode() != 200) {
            throw new IOException("the registry answers " + answer.statusCode() + " to " + method + " " + api + path
                    + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Content-Type", MEDIA_TYPE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
