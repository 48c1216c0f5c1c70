// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Picks the ports of the platform and keeps picked ones over restarts where they are still free. */
final class PortAllocator {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int MOST_TRIES = 500;

    private final Path file;
    private final Properties kept = new Properties();

    PortAllocator(DataDirectory data) {
        this.file = data.resolve("ports.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The configured port, which must be free; for 0 a free one, the same as last time where that is possible. */
    int port(String name, int configured) {
        if (configured != 0) {
            requireFree(name, configured);
            return configured;
        }
        int last = Integer.parseInt(kept.getProperty(name, "0"));
        int port = last != 0 && isFree(last) ? last : free();
        kept.setProperty(name, Integer.toString(port));
        return port;
    }

    /** @throws UnusableMachineException where somebody listens on a port already, other than 0 */
    static void requireFree(String name, int port) {
        if (port != 0 && !isFree(port)) {
            throw new UnusableMachineException("port " + port + " of " + name + " is taken; CYTOVIGIL_" + name
                    + "_PORT moves it (0 picks a free one)");
        }
    }

    void save() {
        try (Writer writer = Files.newBufferedWriter(file)) {
            kept.store(writer, "Ports picked for this data directory");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * A free port below those that systems give to outgoing connections: one of these could be taken again before its
     * service listens.
     */
    private static int free() {
        return ThreadLocalRandom.current()
                .ints(MOST_TRIES, LOWEST, HIGHEST)
                .filter(PortAllocator::isFree)
                .findFirst()
                .orElseThrow(() -> new UnusableMachineException(
                        "no port between " + LOWEST + " and " + HIGHEST + " is free; CYTOVIGIL_*_PORT chooses others"));
    }
}
