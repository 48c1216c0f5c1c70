// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends HL7 messages over MLLP and waits for the acknowledgement of each. */
public final class MllpClient implements AutoCloseable {
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int RETURN = 0x0d;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final Socket socket;

    /** Connects. */
    public MllpClient(String host, int port) throws IOException {
        this.socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
    }

    /** Sends a message; answers its acknowledgement. */
    public String send(String message) throws IOException {
        return send(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message in the bytes in which it came; answers its acknowledgement. */
    public String send(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.write(message);
        frame.write(END);
        frame.write(RETURN);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
        return read(socket.getInputStream());
    }

    /** Whether an acknowledgement is positive. */
    public static boolean isPositive(String acknowledgement) {
        return acknowledgement.contains("MSA|AA") || acknowledgement.contains("MSA|CA");
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended before the acknowledgement");
            }
            if (next != START) {
                answer.write(next);
            }
        }
        if (in.read() != RETURN) {
            throw new IOException("the frame of the acknowledgement does not end as it should");
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
