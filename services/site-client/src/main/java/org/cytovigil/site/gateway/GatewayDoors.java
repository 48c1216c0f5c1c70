// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * The doors of a gateway, for messages in the bytes in which they once came.
 *
 * @param host where it listens
 * @param token of the gateway, where it wants one
 */
public record GatewayDoors(String host, int httpPort, int mllpPort, Optional<String> token) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private static final Pattern ROOT_ELEMENT = Pattern.compile("<([A-Z][A-Za-z]*)[\\s/>]");

    /** The doors of the site of these settings. */
    public static GatewayDoors of(Settings settings, String host) {
        return new GatewayDoors(
                host,
                settings.port(SettingKey.GATEWAY_PORT),
                settings.port(SettingKey.MLLP_PORT),
                settings.find(SettingKey.GATEWAY_TOKEN));
    }

    /**
     * Sends an HL7 message.
     *
     * @return whether it was acknowledged as taken
     * @throws IOException where the gateway cannot be reached or does not answer
     */
    public boolean hl7(byte[] message) throws IOException {
        try (MllpClient mllp = new MllpClient(host, mllpPort)) {
            return MllpClient.isPositive(mllp.send(message));
        }
    }

    /**
     * Sends a FHIR resource; a bundle goes to the root, everything else to its type.
     *
     * @return whether all of it was taken
     * @throws IOException where the gateway cannot be reached, lets nobody in, or cannot store anything just now
     */
    public boolean fhir(String contentType, byte[] body) throws IOException, InterruptedException {
        String type = contentType.contains("xml") ? xmlType(body) : jsonType(body);
        return post(type.equals("Bundle") ? "/fhir" : "/fhir/" + type, contentType, body);
    }

    /**
     * Sends event lines or one event.
     *
     * @return whether all of it was taken
     * @throws IOException as {@link #fhir}
     */
    public boolean events(String contentType, byte[] body) throws IOException, InterruptedException {
        return post("/events", contentType, body);
    }

    private static String jsonType(byte[] body) throws IOException {
        return JSON.readTree(new String(body, StandardCharsets.UTF_8))
                .path("resourceType")
                .asText();
    }

    private static String xmlType(byte[] body) {
        Matcher root = ROOT_ELEMENT.matcher(new String(body, StandardCharsets.UTF_8));
        return root.find() ? root.group(1) : "";
    }

    private boolean post(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + httpPort + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        int status = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status >= 500 || status == 401 || status == 403) {
            throw new IOException("the gateway answered " + status);
        }
        return status < 300 && status != 207;
    }
}
