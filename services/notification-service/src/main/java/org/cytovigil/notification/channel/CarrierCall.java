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
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request.timeout(limit).build(), HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> answer = call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return reading.of(answer.statusCode(), answer.body());
        } catch (TimeoutException over) {
            call.cancel(true);
            return silent();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            // The limit of the library's own can be faster than ours; it is the same.
            return cause instanceof HttpTimeoutException
                    ? silent()
                    : new SendResult.Refused(
                            cause == null ? "failed" : cause.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SendResult.Refused("stopped");
        }
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
