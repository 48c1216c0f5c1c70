// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cytovigil.carrier.Message.Outgoing;
import org.cytovigil.carrier.SmsNetwork.Sms;
import org.cytovigil.carrier.Webhooks.Account;
import org.jspecify.annotations.Nullable;

/** Twilio's message resource, for two providers that fail independently. */
@Controller
final class SmsController {
    private final SmsNetwork network;
    private final Faults faults;

    SmsController(SmsNetwork network, Faults faults) {
        this.network = network;
        this.faults = faults;
    }

    @Post("/{provider:sms-[ab]}/2010-04-01/Accounts/{sid}/Messages.json")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    CompletableFuture<HttpResponse<?>> send(
            @PathVariable String provider,
            @PathVariable String sid,
            @Body Map<String, String> form,
            HttpRequest<?> request) {
        Fault fault = faults.of(provider);
        if (fault.blackhole()) {
            return new CompletableFuture<>(); // never answered
        }
        if (fault.status() != null) {
            return answer(error(fault.status(), 20500, "simulated failure"));
        }
        Optional<Account> account = account(request, sid);
        if (account.isEmpty()) {
            return answer(error(401, 20003, "Authenticate"));
        }
        Outgoing outgoing = new Outgoing(
                provider,
                form.getOrDefault("From", ""),
                form.getOrDefault("To", ""),
                form.getOrDefault("Body", ""),
                page(request));
        Optional<HttpResponse<?>> refusal = refusal(outgoing);
        if (refusal.isPresent()) {
            return answer(refusal.get());
        }
        Sms sms = new Sms(SmsNetwork.newSid(), account.get(), outgoing, form.get("StatusCallback"));
        network.carry(sms);
        return fault.timeoutAfterAccept() ? new CompletableFuture<>() : answer(HttpResponse.created(created(sms)));
    }

    private Optional<HttpResponse<?>> refusal(Outgoing outgoing) {
        if (!outgoing.to().matches("\\+[1-9][0-9]{5,14}")) {
            return Optional.of(error(400, 21211, "The 'To' number is not a valid phone number."));
        }
        if (outgoing.body().isEmpty()) {
            return Optional.of(error(400, 21602, "Message body is required."));
        }
        if (network.refusedByReceiver(outgoing)) {
            return Optional.of(error(400, 21610, "Attempt to send to unsubscribed recipient"));
        }
        return Optional.empty();
    }

    /** The sender's key by which a repeat is known; null where it gave none. */
    static @Nullable String page(HttpRequest<?> request) {
        String key = request.getHeaders().get("X-Cytovigil-Page");
        return key != null ? key : request.getHeaders().get("Idempotency-Key");
    }

    /** The account that signs in with its token; empty where none does. */
    static Optional<Account> account(HttpRequest<?> request, String sid) {
        return request.getHeaders()
                .getAuthorization()
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(
                        Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8))
                .filter(credentials -> credentials.startsWith(sid + ":"))
                .map(credentials -> new Account(sid, credentials.substring(sid.length() + 1)));
    }

    private static Map<String, Object> created(Sms sms) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("sid", sms.sid());
        resource.put("account_sid", sms.account().sid());
        resource.put("api_version", "2010-04-01");
        resource.put("to", sms.outgoing().to());
        resource.put("from", sms.outgoing().from());
        resource.put("body", sms.outgoing().body());
        resource.put("status", "queued");
        resource.put("direction", "outbound-api");
        resource.put("num_segments", "1");
        resource.put("uri", "/2010-04-01/Accounts/" + sms.account().sid() + "/Messages/" + sms.sid() + ".json");
        return resource;
    }

    /** An error as Twilio says it. */
    static HttpResponse<?> error(int status, int code, String message) {
        Map<String, Object> body = Map.of(
                "code", code,
                "message", message,
                "more_info", "https://www.twilio.com/docs/errors/" + code,
                "status", status);
        return HttpResponse.status(HttpStatus.valueOf(status)).body(body);
    }

    private static CompletableFuture<HttpResponse<?>> answer(HttpResponse<?> response) {
        return CompletableFuture.completedFuture(response);
    }
}
