// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** HL7 v2 over MLLP, one message for each event on one connection that stays open. */
final class Hl7Door implements Door, AutoCloseable {
    private static final int START = 0x0b;
    private static final int END = 0x1c;

    private final Socket socket;
    private final Hl7Text text = new Hl7Text();

    Hl7Door(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
    }

    @Override
    public Optional<ObjectNode> said(ObjectNode event) {
        return text.said(event);
    }

    @Override
    public void send(List<ObjectNode> events) throws Exception {
        for (ObjectNode event : events) {
            String message = text.message(event);
            socket.getOutputStream()
                    .write(((char) START + message + (char) END + '\r').getBytes(StandardCharsets.UTF_8));
            assertThat(answer()).as(message.replace('\r', '\n')).contains("MSA|AA|");
        }
    }

    private String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != END;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
