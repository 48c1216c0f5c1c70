// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.web.BodyLimit;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for HL7 v2 over MLLP. Our own server around HAPI's parser, because HAPI's own gives one answer to a frame,
 * and gives it when the application returns, whatever is in the frame.
 */
@Singleton
public class MllpServer {
    private static final Logger LOG = LoggerFactory.getLogger(MllpServer.class);
    private static final int BACKLOG = 64;

    private final Hl7Reception reception;
    private final BodyLimit limit;
    private final Settings settings;
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;

    MllpServer(Hl7Reception reception, BodyLimit limit, Settings settings) {
        this.reception = reception;
        this.limit = limit;
        this.settings = settings;
    }

    /** Binds the port and takes connections from now on. */
    public void listen() throws IOException {
        ServerSocket bound = new ServerSocket(
                settings.port(SettingKey.MLLP_PORT),
                BACKLOG,
                InetAddress.getByName(settings.text(SettingKey.MLLP_BIND)));
        server = bound;
        connections.execute(() -> accept(bound));
    }

    /** The bound port. */
    public int port() {
        return Objects.requireNonNull(server, "not listening").getLocalPort();
    }

    private void accept(ServerSocket bound) {
        while (!bound.isClosed()) {
            try {
                Socket socket = bound.accept();
                open.add(socket);
                connections.execute(() -> serve(socket));
            } catch (IOException closed) {
                LOG.debug("no longer listening: {}", closed.toString());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            MllpFrames frames = new MllpFrames(
                    new BufferedInputStream(socket.getInputStream()),
                    new BufferedOutputStream(socket.getOutputStream()),
                    limit.most());
            for (MllpFrames.Frame frame = frames.read(); frame != null; frame = frames.read()) {
                answer(frame, frames);
            }
        } catch (IOException gone) {
            LOG.debug("a sender has gone: {}", gone.toString());
        } finally {
            open.remove(socket);
        }
    }

    private void answer(MllpFrames.Frame frame, MllpFrames frames) throws IOException {
        if (frame.tooLarge()) {
            limit.refuse(Source.MLLP, "application/hl7-v2", frame.content(), frame.length());
            frames.write(Acknowledgement.NOT_HL7.getBytes(StandardCharsets.UTF_8));
            return;
        }
        List<MessageText> messages = MessageText.of(frame.content());
        if (messages.isEmpty()) {
            frames.write(Acknowledgement.NOT_HL7.getBytes(StandardCharsets.UTF_8));
        }
        for (MessageText message : messages) {
            frames.write(reception.receive(message).getBytes(message.charset()));
        }
    }

    /** Stops listening and drops the connections: what is not answered will be sent again. */
    @PreDestroy
    void close() throws IOException {
        ServerSocket bound = server;
        if (bound != null) {
            bound.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
        connections.shutdown();
    }
}
