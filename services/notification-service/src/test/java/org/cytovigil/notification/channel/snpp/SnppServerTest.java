// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.snpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as RFC 1861 shows it. */
class SnppServerTest {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private ServerSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    /** Answers each command by its first word; what is not named is taken with 250. */
    private void answering(Map<String, String> answers) {
        Thread thread = new Thread(() -> {
            try (Socket client = socket.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                say(client, answers.getOrDefault("greeting", "220 SNPP gateway ready"));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    said.add(line);
                    say(client, answers.getOrDefault(line.split(" ", 2)[0], "250 OK"));
                }
            } catch (IOException ended) {
                said.add("the end");
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void say(Socket client, String line) throws IOException {
        if (!line.isEmpty()) {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private SendResult send() {
        PageTry.Way way = new PageTry.Way("noa", "SNPP", "snpp", "5551212");
        PageTry.Said text = new PageTry.Said(
                PageTry.PAGE, "alert-1", 0, "5B HIGH 7KQ3", "Ward Süd:\nHIGH 7KQ3.\r\nSEND", "HIGH", null);
        return new SnppServer("127.0.0.1", socket.getLocalPort(), Duration.ofMillis(1_500))
                .send(PageTry.promised("page-1", 1, way, text, Instant.EPOCH));
    }

    @Test
    void aPageIsSaidInOneLineOfAscii() {
        answering(Map.of("SEND", "250 Message sent"));
        assertThat(send()).isEqualTo(new SendResult.Taken("page-1"));
        assertThat(said).startsWith("PAGE 5551212", "MESS Ward S?d: HIGH 7KQ3. SEND", "SEND");
    }

    @Test
    void aPageThatWaitsInAQueueIsTaken() {
        answering(Map.of("SEND", "960 Message queued"));
        assertThat(send()).isInstanceOf(SendResult.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, 421 Too busy, greeting 421",
        "PAGE, 550 Unknown or illegal ID, PAGE 550",
        "MESS, 552 Message too long, MESS 552",
        "SEND, 554 Failed, SEND 554",
        "SEND, nonsense, SEND non"
    })
    void aRefusalIsSaidWithoutItsWords(String command, String answer, String reason) {
        answering(Map.of(command, answer));
        assertThat(send()).isEqualTo(new SendResult.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "PAGE", "SEND"})
    void aServerThatFallsSilentIsLeftInTime(String command) {
        answering(Map.of(command, ""));
        assertThat(send()).isEqualTo(new SendResult.Refused("no answer in 1500 ms"));
    }

    @Test
    void aServerThatIsAwayIsSaid() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assertThat(send()).isEqualTo(new SendResult.Refused("ConnectException"));
    }

    @Test
    void anAddressIsNoLineOfItsOwn() {
        SnppPagers pagers = new SnppPagers(Settings.of(Map.of()));
        assertThat(pagers.address(" 5551212 ")).isEqualTo("5551212");
        assertThatThrownBy(() -> pagers.address("5551212\r\nSEND")).hasMessageContaining("a pager is known by");
        assertThat(pagers.providers()).isEmpty();
    }
}
