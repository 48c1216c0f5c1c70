// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        return ports -> answers(Objects.requireNonNull(ports.get(port)), path, Optional.empty());
    }

    /**
     * Ready once a path answers 200 on that port.
     *
     * @param authorization header of this name, where the path asks for one
     */
    static Probe http(int port, String path, Optional<String> authorization) {
        return ports -> answers(port, path, authorization);
    }

    private static boolean answers(int port, String path, Optional<String> authorization) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
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
