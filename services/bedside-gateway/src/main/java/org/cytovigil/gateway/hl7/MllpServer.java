// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.cytovigil.gateway.web.BodyLimit;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for HL7 v2 over MLLP, with TLS too where it has a certificate. Our own server, because those of the libraries
 * give one answer to a frame, and give it when the application returns, whatever is in the frame.
 */
@Singleton
public class MllpServer {
    private static final Logger LOG = LoggerFactory.getLogger(MllpServer.class);

    /** Frames that are large are read one after the other, or a few of them would fill the memory. */
    private static final int LARGE_FRAMES = 2;

    /** A connection that was silent for so long makes room for a new one. */
    private static final Duration REPLACEABLE = Duration.ofSeconds(60);

    private final Hl7Reception reception;
    private final BodyLimit limit;
    private final Settings settings;
    private final AllowedSenders allowed;
    private final int mostConnections;
    private final Duration idle;
    private final Semaphore largeFrames = new Semaphore(LARGE_FRAMES);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<MllpConnection> open = ConcurrentHashMap.newKeySet();
    private final List<MllpListener> listeners = new ArrayList<>();

    MllpServer(Hl7Reception reception, BodyLimit limit, Settings settings) {
        this.reception = reception;
        this.limit = limit;
        this.settings = settings;
        this.allowed = AllowedSenders.of(settings.text(SettingKey.MLLP_ALLOW));
        this.mostConnections = settings.whole(SettingKey.MLLP_CONNECTIONS);
        this.idle = settings.duration(SettingKey.MLLP_IDLE);
    }

    /** Binds the ports and takes connections from now on. */
    public synchronized void listen() throws IOException {
        InetAddress bind = InetAddress.getByName(settings.text(SettingKey.MLLP_BIND));
        boolean listed = !settings.text(SettingKey.MLLP_ALLOW).isBlank();
        // Without a list of senders only this machine may speak to us in the clear.
        InetAddress plain = listed ? bind : InetAddress.getLoopbackAddress();
        start(new ServerSocket(), new InetSocketAddress(plain, settings.port(SettingKey.MLLP_PORT)), this::admitListed);
        if (settings.isSet(SettingKey.MLLPS_KEYSTORE)) {
            InetSocketAddress address = new InetSocketAddress(bind, settings.port(SettingKey.MLLPS_PORT));
            start(MllpTls.socket(settings), address, this::admit);
        }
    }

    private void start(ServerSocket socket, InetSocketAddress address, Consumer<Socket> admission) throws IOException {
        MllpListener listener = new MllpListener(socket, address, admission);
        listeners.add(listener);
        threads.execute(listener);
    }

    /** The bound port. */
    public synchronized int port() {
        return listeners.get(0).port();
    }

    /** The bound port with TLS, where there is one. */
    public synchronized Optional<Integer> tlsPort() {
        return listeners.stream().skip(1).findFirst().map(MllpListener::port);
    }

    /** Whether every listener takes connections. */
    synchronized boolean isListening() {
        return !listeners.isEmpty() && listeners.stream().noneMatch(MllpListener::isStuck);
    }

    /** What the health page shows. */
    synchronized Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        listeners.forEach(listener -> shown.putAll(listener.success().shown()));
        shown.put("connections", open.size());
        return shown;
    }

    private void admitListed(Socket socket) {
        if (allowed.allows(socket.getInetAddress())) {
            admit(socket);
        } else {
            LOG.warn("a sender that is not in mllp.allow was turned away");
            drop(socket);
        }
    }

    private void admit(Socket socket) {
        try {
            if (open.size() >= mostConnections && !makeRoom()) {
                LOG.warn("all {} connections are in use: a sender was turned away", mostConnections);
                drop(socket);
                return;
            }
            MllpConnection[] self = new MllpConnection[1];
            self[0] = new MllpConnection(socket, reception, limit, idle, largeFrames, () -> open.remove(self[0]));
            open.add(self[0]);
            try {
                threads.execute(self[0]);
            } catch (RuntimeException | Error noThread) {
                open.remove(self[0]);
                throw noThread;
            }
        } catch (RuntimeException | Error failed) {
            drop(socket);
            throw failed;
        }
    }

    /** Half-dead connections must not keep a monitor out: the one that was silent longest goes. */
    private boolean makeRoom() {
        Optional<MllpConnection> silent = open.stream()
                .max(Comparator.comparing(MllpConnection::silence))
                .filter(connection -> connection.silence().compareTo(REPLACEABLE) > 0);
        silent.ifPresent(connection -> {
            open.remove(connection);
            drop(connection);
        });
        return silent.isPresent();
    }

    private static void drop(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception gone) {
            LOG.debug("already gone: {}", gone.getClass().getSimpleName());
        }
    }

    /** Stops listening and drops the connections: what is not answered will be sent again. */
    @PreDestroy
    synchronized void close() throws IOException {
        for (MllpListener listener : listeners) {
            listener.close();
        }
        open.forEach(MllpServer::drop);
        threads.shutdown();
    }
}
