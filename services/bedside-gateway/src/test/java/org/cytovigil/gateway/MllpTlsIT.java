// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLLP with TLS: whoever shows no certificate that we trust is not heard. */
class MllpTlsIT {
    private static final String PASSWORD = Certificates.PASSWORD;

    private final Certificates certificates;

    MllpTlsIT(@TempDir Path directory) {
        this.certificates = new Certificates(directory);
    }

    private static String ask(SSLContext context, int port) throws IOException {
        Socket socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        try (MllpClient client = new MllpClient(socket)) {
            return client.ask("no message");
        }
    }

    private static boolean isHeard(SSLContext context, int port) {
        try {
            return ask(context, port).contains("MSA|");
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void onlyWhoeverShowsATrustedCertificateIsHeard() throws Exception {
        Path server = certificates.pair("server");
        Path monitor = certificates.pair("monitor");
        Path stranger = certificates.pair("stranger");
        Settings nowhere =
                Settings.of(Map.of("kafka.bootstrap.servers", "127.0.0.1:9", "kafka.delivery.timeout", "PT0.2S"));
        try (Gateway gateway = Gateway.start(
                nowhere,
                Map.of(
                        "mllp.bind",
                        "0.0.0.0",
                        "mllps.port",
                        "0",
                        "mllps.keystore",
                        server.toString(),
                        "mllps.keystore.password",
                        PASSWORD,
                        "mllps.truststore",
                        certificates.trusting("monitor").toString(),
                        "mllps.truststore.password",
                        PASSWORD))) {
            Path trusted = certificates.trusting("server");
            assertThat(isHeard(Certificates.context(trusted, Certificates.keys(monitor)), gateway.mllpsPort()))
                    .isTrue();
            assertThat(isHeard(Certificates.context(trusted, Certificates.keys(stranger)), gateway.mllpsPort()))
                    .isFalse();
            assertThat(isHeard(Certificates.context(trusted), gateway.mllpsPort()))
                    .isFalse();
            assertThat(isHeard(Certificates.context(trusted, Certificates.keys(monitor)), gateway.mllpsPort()))
                    .isTrue();
        }
    }
}
