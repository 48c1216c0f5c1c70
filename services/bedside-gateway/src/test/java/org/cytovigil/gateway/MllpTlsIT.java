// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLLP with TLS: whoever shows no certificate that we trust is not heard. */
class MllpTlsIT {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    MllpTlsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-noprompt"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Path pair(String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", store.toString());
        keytool("-exportcert", "-alias", name, "-keystore", store.toString(), "-file", certificate(name));
        return store;
    }

    private String certificate(String name) {
        return directory.resolve(name + ".cer").toString();
    }

    private Path trusting(String name) throws IOException, InterruptedException {
        Path store = directory.resolve("trusting-" + name + ".p12");
        keytool("-importcert", "-alias", name, "-file", certificate(name), "-keystore", store.toString());
        return store;
    }

    private static KeyStore load(Path store) throws Exception {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private static SSLContext context(Path trusted, KeyManager... keys) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyManager[] keys(Path store) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(store), PASSWORD.toCharArray());
        return factory.getKeyManagers();
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
        Path server = pair("server");
        Path monitor = pair("monitor");
        Path stranger = pair("stranger");
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
                        trusting("monitor").toString(),
                        "mllps.truststore.password",
                        PASSWORD))) {
            Path trusted = trusting("server");
            assertThat(isHeard(context(trusted, keys(monitor)), gateway.mllpsPort()))
                    .isTrue();
            assertThat(isHeard(context(trusted, keys(stranger)), gateway.mllpsPort()))
                    .isFalse();
            assertThat(isHeard(context(trusted), gateway.mllpsPort())).isFalse();
            assertThat(isHeard(context(trusted, keys(monitor)), gateway.mllpsPort()))
                    .isTrue();
        }
    }
}
