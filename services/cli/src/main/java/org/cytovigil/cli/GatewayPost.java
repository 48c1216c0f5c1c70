// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.ward.MllpClient;

/**
 * Sends messages to the gateway in the bytes and the way in which they once came.
 *
 * @param token of the gateway, where it wants one
 */
record GatewayPost(String host, int httpPort, int mllpPort, Optional<String> token) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static GatewayPost of(Settings settings, String host) {
        return new GatewayPost(
                host,
                settings.port(SettingKey.GATEWAY_PORT),
                settings.port(SettingKey.MLLP_PORT),
                settings.find(SettingKey.GATEWAY_TOKEN));
    }

    /** Whether the gateway took it. */
    boolean send(RejectedLetter letter) throws IOException, InterruptedException {
        return switch (letter.message().getSource().toString()) {
            case "mllp" -> hl7(letter.raw());
            case "fhir" -> post("/fhir" + resource(letter.raw()), "application/fhir+json", letter.raw());
            case "http" -> post("/events", contentType(letter), letter.raw());
            default ->
                throw new InputException("letter " + letter.id() + " came from nowhere that can be sent to: "
                        + letter.message().getSource());
        };
    }

    private boolean hl7(byte[] message) throws IOException {
        try (MllpClient mllp = new MllpClient(host, mllpPort)) {
            return MllpClient.isPositive(mllp.send(message));
        }
    }

    private static String contentType(RejectedLetter letter) {
        return letter.message().getContentType() == null
                ? "application/json"
                : letter.message().getContentType().toString();
    }

    /** A bundle goes to the root, everything else to its type. */
    private static String resource(byte[] raw) throws IOException {
        JsonNode type = JsonFields.MAPPER
                .readTree(new String(raw, StandardCharsets.UTF_8))
                .path("resourceType");
        return type.asText().equals("Bundle") ? "" : "/" + type.asText();
    }

    private boolean post(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + httpPort + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status >= 500 || status == 401 || status == 403) {
            throw new IOException("the gateway answered " + status);
        }
        return status < 300 && status != 207;
    }
}
