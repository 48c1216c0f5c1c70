// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A monitor's or laboratory's end of an MLLP connection. */
final class MllpClient implements AutoCloseable {
    private final Socket socket;

    MllpClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    MllpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.socket.setSoTimeout(30_000);
    }

    String ask(String message) throws IOException {
        send(message);
        return answer();
    }

    void send(String content) throws IOException {
        send(content.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] content) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.write(content);
        frame.write(0x1C);
        frame.write('\r');
        socket.getOutputStream().write(frame.toByteArray());
    }

    String answer() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next != 0x1C;
                next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("the gateway has closed the connection");
            }
            if (next != 0x0B && next != '\n') {
                content.write(next);
            }
        }
        return content.toString(StandardCharsets.UTF_8).strip();
    }

    /** Whether nothing more will come. */
    boolean isClosedByTheGateway() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
