// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of servers and senders, made by the JDK's keytool. */
record Certificates(Path directory) {
    static final String PASSWORD = "changeit";

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-noprompt"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** A key with its certificate; the store that holds both. */
    Path pair(String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", store.toString());
        keytool("-exportcert", "-alias", name, "-keystore", store.toString(), "-file", certificate(name));
        return store;
    }

    private String certificate(String name) {
        return directory.resolve(name + ".cer").toString();
    }

    /** A store that trusts the certificate of a pair. */
    Path trusting(String name) throws IOException, InterruptedException {
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

    /** Trusts what is in a store, and shows these keys. */
    static SSLContext context(Path trusted, KeyManager... keys) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    /** The keys of a store. */
    static KeyManager[] keys(Path store) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(store), PASSWORD.toCharArray());
        return factory.getKeyManagers();
    }
}
