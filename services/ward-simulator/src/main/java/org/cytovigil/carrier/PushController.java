// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.carrier.Inboxes.Posted;

/**
 * A push service (RFC 8030) with the browsers that subscribe there. A browser shows what it can decrypt, and tells the console
 * of it, as the console's own script does.
 */
@Controller("/webpush")
final class PushController {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4096;

    private final Inboxes inboxes;
    private final Faults faults;
    private final PushedReceipts receipts;
    private final EmbeddedServer server;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    PushController(Inboxes inboxes, Faults faults, PushedReceipts receipts, EmbeddedServer server) {
        this.inboxes = inboxes;
        this.faults = faults;
        this.receipts = receipts;
        this.server = server;
    }

    /** @param console where it tells of what it shows */
    private record Browser(PushSubscriber subscriber, String console, boolean gone) {}

    /** A new browser subscribes; what it would give to the console. */
    @Post("/browsers")
    HttpResponse<?> subscribe(@Body JsonNode wanted) {
        String id = UUID.randomUUID().toString();
        PushSubscriber subscriber = new PushSubscriber();
        browsers.put(id, new Browser(subscriber, wanted.path("console").asText(), false));
        Map<String, Object> subscription = new HashMap<>();
        subscription.put("browser", id);
        subscription.put("endpoint", "http://127.0.0.1:" + server.getPort() + "/webpush/send/" + id);
        subscription.put("keys", Map.of("p256dh", subscriber.key(), "auth", subscriber.secret()));
        return HttpResponse.created(subscription);
    }

    /** Its user forbids pushes: from now on it is gone. */
    @Delete("/browsers/{id}")
    HttpResponse<?> unsubscribe(@PathVariable String id) {
        Browser known = browsers.computeIfPresent(
                id, (same, browser) -> new Browser(browser.subscriber(), browser.console(), true));
        return known == null ? HttpResponse.notFound() : HttpResponse.noContent();
    }

    @Post("/send/{id}")
    @Consumes(MediaType.ALL)
    CompletableFuture<HttpResponse<?>> send(@PathVariable String id, @Body byte[] body, HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        Browser browser = browsers.get(id);
        if (browser == null || browser.gone()) {
            return refused(browser == null ? HttpStatus.NOT_FOUND : HttpStatus.GONE, "no such subscription");
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith("vapid t=")) {
            return refused(HttpStatus.UNAUTHORIZED, "who sends is missing");
        }
        String life = headers.get("TTL");
        String topic = headers.get("Topic");
        if (life == null || !life.matches("[0-9]+") || topic == null || !topic.matches("[-_A-Za-z0-9]{1,32}")) {
            return refused(HttpStatus.BAD_REQUEST, "TTL or Topic is missing or wrong");
        }
        if (body.length > LONGEST) {
            return refused(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "longer than 4096 bytes");
        }
        try {
            JsonNode page = JSON.readTree(browser.subscriber().read(body));
            String shown = page.path("title").asText() + "\n"
                    + page.path("body").asText() + "\n" + page.path("path").asText();
            return inboxes.take(
                    new Posted(Provider.WEBPUSH, id, shown, topic),
                    message ->
                            HttpResponse.created(Map.of()).header(HttpHeaders.LOCATION, "/webpush/messages/" + message),
                    () -> tell(browser, page.path("token").asText()));
        } catch (GeneralSecurityException | JsonProcessingException unreadable) {
            return refused(HttpStatus.BAD_REQUEST, "the browser cannot read it");
        }
    }

    private void tell(Browser browser, String token) {
        if (faults.of(Provider.WEBPUSH).receipts() != Fault.Receipts.NONE) {
            receipts.tell(browser.console(), token);
        }
    }

    private static CompletableFuture<HttpResponse<?>> refused(HttpStatus status, String why) {
        return CompletableFuture.completedFuture(PhonesController.problem(status, why));
    }
}
