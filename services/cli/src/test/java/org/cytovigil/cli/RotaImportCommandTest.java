// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command sends, prints, and says by its exit code. */
class RotaImportCommandTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "{}";
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean login = exchange.getRequestURI().getPath().equals("/login");
            if (!login) {
                asked.add(exchange.getRequestURI() + " " + body);
            }
            byte[] said = (login ? "{\"access_token\":\"t\"}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private record Ran(int code, String out) {}

    private Ran run(String... arguments) {
        Settings settings = Settings.of(Map.of(
                "admin.password",
                "p",
                "notification.port",
                Integer.toString(service.getAddress().getPort())));
        StringWriter out = new StringWriter();
        int code = new CommandLine(new RotaImportCommand(() -> settings))
                .setOut(new PrintWriter(out))
                .execute(arguments);
        return new Ran(code, out.toString());
    }

    @Test
    void aTrialPrintsWhatWouldBecomeOfTheFileAndWhatIsLost(@TempDir Path folder) throws IOException {
        answer = """
                {"set": false, "carried": 1, "notCarried": [{"what": "Lunch", "why": "nobody is called so"}],
                 "roster": {"temporary": [{"from": "2026-01-05T08:00:00Z", "to": "2026-01-06T08:00:00Z", "people": ["ada"]}]}}""";
        Path file = Files.writeString(folder.resolve("ward.ics"), "BEGIN:VCALENDAR");
        Ran ran = run("5B", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "2026-01-05T08:00:00Z to 2026-01-06T08:00:00Z: [\"ada\"]",
                        "not carried: Lunch (nobody is called so)",
                        "1 carried, 1 not, nothing set");
        assertThat(asked).containsExactly("/api/rosters/5B/import?format=ics&days=90&dry-run=true BEGIN:VCALENDAR");
    }

    @Test
    void setSetsAndAFileThatIsCarriedWholeEndsWithZero(@TempDir Path folder) throws IOException {
        answer = """
                {"set": true, "carried": 1, "notCarried": [], "roster": {"rotations": [
                  {"name": "first", "layers": [{"people": ["ada"], "every": "PT168H", "start": "2026-01-05T08:00"}]}]}}""";
        Path file = Files.writeString(folder.resolve("s.json"), "{}");
        Ran ran = run("*", file.toString(), "--format", "pagerduty", "--set");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("first: [\"ada\"] each PT168H from 2026-01-05T08:00", "1 carried, 0 not, set");
        assertThat(asked).containsExactly("/api/rosters/*/import?format=pagerduty&days=90&dry-run=false {}");
    }
}
