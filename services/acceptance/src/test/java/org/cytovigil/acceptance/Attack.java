// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.testkit.inputs.FieldInputs;
import org.cytovigil.testkit.inputs.HonestInputs;
import org.cytovigil.testkit.inputs.Mutants;

/** Spoiled inputs at every door of a site, each of which must be answered and none of which may be a failure of ours. */
final class Attack {
    private static final int UNAVAILABLE = 503;
    private static final List<String> TOPICS = List.of(
            Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS, Topics.THERAPY, Topics.PATIENT);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final SiteCalls site;
    private final RawRecords records;
    private final long seed;
    private final Mutants messages;
    private final Mutants resources;
    private final Mutants xml;
    private final Mutants lines;
    private final Mutants texts;
    private int number;

    Attack(SiteCalls site, RawRecords records, long seed) throws IOException {
        this.site = site;
        this.records = records;
        this.seed = seed;
        HonestInputs honest = new HonestInputs(new FieldInputs("hostile" + seed, Clock.systemUTC()));
        this.messages = new Mutants(seed, honest.messages());
        this.resources = new Mutants(seed + 1, honest.resources());
        this.xml = new Mutants(seed + 2, honest.xml());
        this.lines = new Mutants(seed + 3, honest.lines());
        this.texts = new Mutants(seed + 4, honest.texts());
    }

    /** Sends the next input and looks at its answer. */
    void next() throws IOException, InterruptedException {
        String which = "input " + number + " of seed " + seed;
        switch (number % 10) {
            case 0, 1, 2 -> answeredOverMllp(messages.next(), which);
            case 3, 4 ->
                answered(
                        "GATEWAY",
                        number % 20 < 10 ? "/fhir" : "/fhir/Observation",
                        "application/fhir+json",
                        resources.next(),
                        which);
            case 5 -> answered("GATEWAY", "/fhir/Observation", "application/fhir+xml", xml.next(), which);
            case 6, 7 ->
                answered(
                        "GATEWAY",
                        "/events",
                        number % 2 == 0 ? "application/json" : "application/x-ndjson",
                        lines.next(),
                        which);
            case 8 -> records.write(TOPICS.get(number / 10 % TOPICS.size()), "hostile", lines.next());
            default -> text(which);
        }
        number++;
    }

    /** What somebody texts whose phone the carrier knows, and what somebody posts who has neither key nor account. */
    private void text(String which) throws IOException, InterruptedException {
        byte[] text = texts.next();
        String form = "application/x-www-form-urlencoded";
        switch (number / 10 % 4) {
            case 0 -> answered("NOTIFICATION", "/hooks/sms/inbound", form, text, which);
            case 1 -> answered("NOTIFICATION", "/hooks/sms/status?page=p&attempt=1", form, text, which);
            case 2 -> answered("NOTIFICATION", "/login", "application/json", lines.next(), which);
            default ->
                site.reply("+15550199", new String(text, 0, Math.min(text.length, 1600), StandardCharsets.UTF_8));
        }
    }

    private void answered(String port, String path, String type, byte[] body, String which)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port(port) + path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        assertThat(status < 500 || status == UNAVAILABLE)
                .as("%s: %s", which, status)
                .isTrue();
    }

    private void answeredOverMllp(byte[] mutant, String which) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port("MLLP"))) {
            socket.setSoTimeout(120_000);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x0b);
            frame.writeBytes(mutant);
            frame.write(0x1c);
            frame.write('\r');
            socket.getOutputStream().write(frame.toByteArray());
            StringBuilder answer = new StringBuilder();
            for (int next = socket.getInputStream().read();
                    next >= 0 && next != 0x1c;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
            assertThat(answer).as(which).contains("MSA");
        }
    }
}
