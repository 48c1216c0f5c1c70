// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsIT {
    private static final Settings NOWHERE =
            Settings.of(Map.of("kafka.bootstrap.servers", "127.0.0.1:9", "kafka.delivery.timeout", "PT1S"));

    @Test
    void boundBeyondLoopbackItAsksForCredentialsToBeSet() {
        assertThatThrownBy(() -> Gateway.start(NOWHERE, Map.of("gateway.bind", "0.0.0.0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gateway.auth");
        assertThatThrownBy(() -> Gateway.start(
                        NOWHERE, Map.of("mllp.bind", "0.0.0.0", "gateway.auth", "token", "gateway.token", "t0ken")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("mllp.allow");
    }

    @Test
    void certificatesNeedTheirStores() {
        assertThatThrownBy(() -> Gateway.start(NOWHERE, Map.of("gateway.auth", "mtls")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gateway.keystore");
    }

    @Test
    void withCertificatesOnlyWhoeverShowsATrustedOneIsServed(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        // The JDK's client looks at the name of the server.
        Path server = certificates.pair("localhost");
        Path monitor = certificates.pair("monitor");
        Path stranger = certificates.pair("stranger");
        Map<String, String> settings = Map.of(
                "gateway.bind",
                "0.0.0.0",
                "gateway.auth",
                "mtls",
                "gateway.keystore",
                server.toString(),
                "gateway.keystore.password",
                Certificates.PASSWORD,
                "gateway.truststore",
                certificates.trusting("monitor").toString(),
                "gateway.truststore.password",
                Certificates.PASSWORD,
                "metrics.token",
                "m3trics");
        Path trusted = certificates.trusting("localhost");
        try (Gateway gateway = Gateway.start(NOWHERE, settings)) {
            HttpClient known = client(Certificates.context(trusted, Certificates.keys(monitor)));
            HttpClient nobody = client(Certificates.context(trusted));
            HttpClient unknown = client(Certificates.context(trusted, Certificates.keys(stranger)));
            assertThat(events(gateway, known).statusCode())
                    .as("let in, but Kafka is away")
                    .isEqualTo(503);
            assertThat(events(gateway, nobody).statusCode()).isEqualTo(401);
            assertThat(events(gateway, nobody).body()).contains("a certificate of the sender is needed");
            assertThat(events(gateway, unknown).statusCode())
                    .as("the JDK's client does not show what the server would not trust")
                    .isEqualTo(401);
            assertThat(health(gateway, nobody, "wrong")).isEqualTo(401);
            assertThat(health(gateway, nobody, "m3trics")).isNotEqualTo(401);
        }
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> events(Gateway gateway, HttpClient client)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(gateway.secured("/events"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int health(Gateway gateway, HttpClient client, String token)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(gateway.secured("/health"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void onLoopbackHealthIsOpenWhateverTheGatewayAsksFor() throws Exception {
        try (Gateway gateway = Gateway.start(NOWHERE, Map.of("gateway.auth", "token", "gateway.token", "t0ken"))) {
            assertThat(gateway.get("/prometheus").statusCode()).isEqualTo(200);
            assertThat(gateway.post("/events", "application/json", "{}").statusCode())
                    .isEqualTo(401);
            assertThat(gateway.getWithToken("/prometheusx", "other").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void withATokenNothingIsServedWithoutIt() throws Exception {
        try (Gateway gateway = Gateway.start(
                NOWHERE, Map.of("gateway.bind", "0.0.0.0", "gateway.auth", "token", "gateway.token", "t0ken"))) {
            assertThat(gateway.get("/prometheus").statusCode()).isEqualTo(401);
            assertThat(gateway.getWithToken("/prometheus", "other").statusCode())
                    .isEqualTo(401);
            assertThat(gateway.getWithToken("/prometheus", "t0ken").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.post("/events", "application/json", "{}").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void pseudonymsNeedASecretOfSomeLength() {
        assertThatThrownBy(() -> Gateway.start(
                        NOWHERE, Map.of("ingest.patient-key", "hmac", "ingest.patient-key.secret", "short")))
                .rootCause()
                .hasMessageContaining("at least 32 characters");
    }
}
