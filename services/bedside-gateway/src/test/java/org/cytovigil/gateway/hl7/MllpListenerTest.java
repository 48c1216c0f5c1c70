// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MllpListenerTest {
    private static final Duration GENEROUS = Duration.ofMinutes(2);

    /** Fails in every way before it takes connections. */
    private static final class Troubled extends ServerSocket {
        private final AtomicInteger calls = new AtomicInteger();

        Troubled() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            return switch (calls.incrementAndGet()) {
                case 1 -> throw new IOException("too many open files");
                case 2 -> throw new IllegalStateException();
                case 3 -> throw new StackOverflowError();
                case 4 -> throw new OutOfMemoryError("unable to create native thread");
                default -> super.accept();
            };
        }
    }

    @Test
    void itTakesConnectionsWhateverHappenedBefore() throws Exception {
        List<Socket> taken = new CopyOnWriteArrayList<>();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        MllpListener listener = new MllpListener(new Troubled(), address, socket -> {
            taken.add(socket);
            if (taken.size() == 1) {
                throw new IllegalStateException("the first one fails later too");
            }
        });
        assertThat(listener.isStuck()).as("not yet running").isTrue();
        Thread thread = new Thread(listener, "listener");
        thread.start();
        try (Socket one = new Socket(InetAddress.getLoopbackAddress(), listener.port());
                Socket two = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            assertThat(List.of(one, two)).allMatch(Socket::isConnected);
            await().atMost(GENEROUS).until(() -> taken.size() == 2);
            assertThat(listener.isStuck()).isFalse();
        } finally {
            listener.close();
        }
        await().atMost(GENEROUS).until(() -> !thread.isAlive());
    }
}
