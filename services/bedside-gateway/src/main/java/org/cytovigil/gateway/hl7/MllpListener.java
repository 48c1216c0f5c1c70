// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.cytovigil.gateway.reception.LastSuccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes connections for ever: what goes wrong with one, and any {@code Error}, does not end it. */
final class MllpListener implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);
    private static final int BACKLOG = 64;

    /** So often it shows that it is alive when nobody connects. */
    private static final int BEAT_MILLIS = 1000;

    private static final Duration STUCK = Duration.ofSeconds(15);

    private final ServerSocket socket;
    private final Consumer<Socket> connected;
    private final LastSuccess success = new LastSuccess();

    MllpListener(ServerSocket socket, InetSocketAddress address, Consumer<Socket> connected) throws IOException {
        this.socket = socket;
        this.connected = connected;
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        socket.setSoTimeout(BEAT_MILLIS);
    }

    int port() {
        return socket.getLocalPort();
    }

    LastSuccess success() {
        return success;
    }

    boolean isStuck() {
        return success.age().map(age -> age.compareTo(STUCK) > 0).orElse(true);
    }

    @Override
    public void run() {
        while (!socket.isClosed()) {
            try {
                accept();
            } catch (IOException | RuntimeException | Error failed) {
                LOG.error(
                        "a connection could not be taken: {}", failed.getClass().getName());
                pause();
            }
        }
    }

    private void accept() throws IOException {
        success.succeeded();
        try {
            connected.accept(socket.accept());
        } catch (SocketTimeoutException nobody) {
            // The beat.
        } catch (IOException failed) {
            if (!socket.isClosed()) {
                throw failed;
            }
        }
    }

    /** Where files or threads have run out, trying at once would only use up the processor as well. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void close() throws IOException {
        socket.close();
    }
}
