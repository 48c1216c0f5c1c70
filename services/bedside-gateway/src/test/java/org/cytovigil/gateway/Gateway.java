// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.gateway.hl7.MllpServer;
import org.cytovigil.runtime.Settings;

/** A running gateway as its senders see it. */
final class Gateway implements AutoCloseable {
    private final ApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int mllpPort;

    private Gateway(ApplicationContext context) {
        this.context = context;
        this.port = context.getBean(EmbeddedServer.class).getPort();
        this.mllpPort = context.getBean(MllpServer.class).port();
    }

    static Gateway start(Settings platform, Map<String, String> more) throws IOException {
        Settings settings = platform.with(Map.of("gateway.port", "0", "mllp.port", "0"));
        return new Gateway(GatewayMain.start(settings.with(more)));
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The status of a body with exactly these headers. */
    int post(String path, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request).statusCode();
    }

    HttpResponse<String> ask(String method, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> getWithToken(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    MllpClient mllp() throws IOException {
        return new MllpClient(mllpPort);
    }

    int mllpsPort() {
        return context.getBean(MllpServer.class).tlsPort().orElseThrow();
    }

    /** The number that a metric has, 0 where it is not there. */
    double metric(String nameAndLabels) throws IOException, InterruptedException {
        return get("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    static String resource(String name) throws IOException {
        try (var in = Gateway.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the gateway answers with TLS. */
    URI secured(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
