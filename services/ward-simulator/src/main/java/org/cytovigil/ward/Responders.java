// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.runtime.ScaledClock;

/** The people behind the simulated phones: they read their pages and most of the time answer them. */
public final class Responders {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ANSWER = Pattern.compile("\\b([A-Z0-9]{4}) A\\b");
    private static final int ASLEEP_PER_CENT = 15;

    private final String carrier;
    private final ScaledClock clock;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> read = new HashSet<>();
    private final Map<String, Instant> answers = new HashMap<>();

    /** People whose phones are at this carrier. */
    public Responders(String carrier, ScaledClock clock, long seed) {
        this.carrier = carrier;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** A message that came in since the last look. */
    public record Arrival(String phone, String channel, String body, Instant at) {
        /** Whether it asks for an answer, rather than being one to a reply. */
        public boolean isPage() {
            return !channel.equals("SMS") || ANSWER.matcher(body).find();
        }
    }

    /** Looks at all phones: new messages are read, and answered after a while. */
    public List<Arrival> look() throws IOException, InterruptedException {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode phone : get("/phones")) {
            String number = phone.asText();
            for (JsonNode message : get("/phones/" + encoded(number) + "/messages")) {
                if (message.path("direction").asText().equals("OUT")
                        && read.add(number + message.path("id").asText())) {
                    arrivals.add(arrived(number, message));
                }
            }
        }
        answerWhatIsDue();
        return arrivals;
    }

    private Arrival arrived(String number, JsonNode message) {
        String body = message.path("body").asText();
        Matcher answer = ANSWER.matcher(body);
        if (message.path("channel").asText().equals("SMS") && answer.find() && random.nextInt(100) >= ASLEEP_PER_CENT) {
            Instant when = clock.instant().plus(Duration.ofSeconds(20 + random.nextInt(60)));
            answers.putIfAbsent(number + ' ' + answer.group(1), when);
        }
        return new Arrival(
                number,
                message.path("channel").asText(),
                body,
                Instant.parse(message.path("at").asText()));
    }

    private void answerWhatIsDue() throws IOException, InterruptedException {
        Instant now = clock.instant();
        List<String> due = answers.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (String answer : due) {
            answers.remove(answer);
            String[] parts = answer.split(" ", 2);
            String body = JSON.createObjectNode().put("body", parts[1] + " A").toString();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(carrier + "/phones/" + encoded(parts[0]) + "/reply"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(carrier + path)).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String encoded(String number) {
        return URLEncoder.encode(number, StandardCharsets.UTF_8);
    }
}
