// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cytovigil.runtime.ScaledClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the customer back, signed, after a while of the run's clock. */
@Singleton
final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(4, runnable -> {
        Thread thread = new Thread(runnable, "carrier");
        thread.setDaemon(true);
        return thread;
    });
    private final ScaledClock clock;

    Webhooks(ScaledClock clock) {
        this.clock = clock;
    }

    /** The account that a webhook belongs to: its token signs. */
    record Account(String sid, String token) {}

    /** A call to make. */
    record Call(Account account, String url, SortedMap<String, String> form) {}

    /** Does something after a while of the run's clock. */
    void later(Duration delay, Runnable action) {
        var unused = timers.schedule(action, clock.realTime(delay).toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Posts the form; hands the answer's body on, empty where it was refused or nobody answered. A customer that cannot be
     * reached is called again twice.
     */
    void post(Call call, Consumer<String> onAnswer) {
        timers.execute(() -> post(call, onAnswer, 1));
    }

    private void post(Call call, Consumer<String> onAnswer, int attempt) {
        String body = call.form().entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(call.url()))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        TwilioSignature.HEADER,
                        TwilioSignature.of(call.account().token(), call.url(), call.form()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                again(call, onAnswer, attempt, "status " + answer.statusCode());
            } else {
                onAnswer.accept(answer.statusCode() < 300 ? answer.body() : "");
            }
        } catch (IOException unreachable) {
            again(call, onAnswer, attempt, unreachable.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(Call call, Consumer<String> onAnswer, int attempt, String why) {
        if (attempt == TRIES) {
            LOG.warn("gave up a webhook after {} tries: {}", TRIES, why);
            onAnswer.accept("");
            return;
        }
        var unused =
                timers.schedule(() -> post(call, onAnswer, attempt + 1), RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        timers.shutdownNow();
    }
}
