// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** Asks a child process whether it is ready. */
@FunctionalInterface
public interface Probe {
    /** Whether it is ready, given the ports that it has told. */
    boolean isReady(Map<String, Integer> ports);

    /** Ready once all awaited ports are told. */
    static Probe portsTold() {
        return ports -> true;
    }

    /** Ready once a path answers 200 on the port of that name. */
    static Probe http(String port, String path) {
        return at(port, number -> local(number, path), Optional.empty(), Optional.empty());
    }

    /**
     * Ready once an address with the port of that name answers 200.
     *
     * @param address by the number of the port
     * @param authorization header of this name, where the address asks for one
     * @param trust whom an https address is trusted by; its name is not looked at
     */
    static Probe at(String port, IntFunction<URI> address, Optional<String> authorization, Optional<SSLContext> trust) {
        return ports -> answers(address.apply(Objects.requireNonNull(ports.get(port))), authorization, trust);
    }

    /**
     * Ready once a path answers 200 on that port.
     *
     * @param authorization header of this name, where the path asks for one
     */
    static Probe http(int port, String path, Optional<String> authorization) {
        return ports -> answers(local(port, path), authorization, Optional.empty());
    }

    private static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static boolean answers(URI address, Optional<String> authorization, Optional<SSLContext> trust) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (trust.isPresent() && connection instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(trust.get().getSocketFactory());
                secured.setHostnameVerifier((name, session) -> true);
            }
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
