// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Makes a request to a provider with a limit on the whole of it, and turns every outcome into a result. */
public final class CarrierCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final Duration limit;

    public CarrierCall(Duration limit) {
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /** Sends the request; {@code idOf} finds the provider's own id in a good answer. */
    public SendResult make(HttpRequest.Builder request, Function<JsonNode, String> idOf) {
        return make(request, (status, body) -> result(status, json(body), idOf));
    }

    /** What an answer means. */
    @FunctionalInterface
    public interface Reading {
        /** The result, from the status of HTTP and the body. */
        SendResult of(int status, String body);
    }

    /** Sends the request; {@code reading} says what an answer means. */
    public SendResult make(HttpRequest.Builder request, Reading reading) {
        try {
            return begin(request, answer -> reading.of(answer.statusCode(), answer.body()))
                    .get();
        } catch (ExecutionException unreadable) {
            throw new IllegalStateException("an answer cannot be read", unreadable.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SendResult.Refused("stopped");
        }
    }

    /** Sends the request without waiting; what comes of it is there within the limit, whatever the provider does. */
    public CompletableFuture<SendResult> begin(
            HttpRequest.Builder request, Function<HttpResponse<String>, SendResult> reading) {
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request.timeout(limit).build(), HttpResponse.BodyHandlers.ofString());
        return call.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).handle((answer, failed) -> {
            if (answer != null) {
                return reading.apply(answer);
            }
            call.cancel(true);
            return lost(failed);
        });
    }

    private SendResult lost(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        // The limit of the library's own can be faster than ours; it is the same.
        return cause instanceof TimeoutException || cause instanceof HttpTimeoutException
                ? silent()
                : new SendResult.Refused(cause.getClass().getSimpleName());
    }

    private SendResult silent() {
        return new SendResult.Refused("no answer in " + limit.toMillis() + " ms");
    }

    /** Only status and code are kept: an error text of a provider may quote the message or the number. */
    private static SendResult result(int status, JsonNode body, Function<JsonNode, String> idOf) {
        if (status >= 200 && status < 300) {
            return new SendResult.Taken(idOf.apply(body));
        }
        String code = body.path("code").isIntegralNumber()
                ? " code " + body.path("code").asInt()
                : "";
        return new SendResult.Refused("status " + status + code);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null ? JSON.createObjectNode() : node;
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
