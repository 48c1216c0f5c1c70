// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.cytovigil.site.gateway.MllpClient;
import org.jspecify.annotations.Nullable;

/** Sends what happens at the bedside to a gateway, each in the way of its sender; a lost connection is made anew. */
public final class GatewayClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final String host;
    private final int httpPort;
    private final int mllpPort;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Hl7Encoder hl7 = new Hl7Encoder();
    private @Nullable MllpClient mllp;

    /** A client of the gateway at these ports. */
    public GatewayClient(String host, int httpPort, int mllpPort) {
        this.host = host;
        this.httpPort = httpPort;
        this.mllpPort = mllpPort;
    }

    /** Sends observations of one patient and instant as one HL7 message; answers whether it was acknowledged. */
    public boolean monitor(List<ObjectNode> observations) throws IOException {
        return message(hl7.encode(observations).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an HL7 message in its bytes; answers whether it was acknowledged. */
    public boolean message(byte[] message) throws IOException {
        MllpClient connected = mllp;
        if (connected == null) {
            connected = new MllpClient(host, mllpPort);
            mllp = connected;
        }
        try {
            return MllpClient.isPositive(connected.send(message));
        } catch (IOException lost) {
            mllp = null;
            connected.close();
            throw lost;
        }
    }

    /** Sends a FHIR resource; answers whether it was accepted. */
    public boolean fhir(String path, String resource) throws IOException, InterruptedException {
        return post("/fhir" + path, "application/fhir+json", resource) < 300;
    }

    /** Sends event lines; answers whether all were accepted. */
    public boolean lines(List<ObjectNode> events) throws IOException, InterruptedException {
        String body = events.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        return post("/events", "application/x-ndjson", body) == 200;
    }

    private int post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + httpPort + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() throws IOException {
        if (mllp != null) {
            mllp.close();
        }
    }
}
