// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cytovigil.carrier.CallNetwork.Call;
import org.cytovigil.carrier.Webhooks.Account;

/** Twilio's call resource, and what the person does whose phone rings. */
@Controller
final class CallsController {
    private final CallNetwork network;
    private final Faults faults;

    CallsController(CallNetwork network, Faults faults) {
        this.network = network;
        this.faults = faults;
    }

    @Post("/voice/2010-04-01/Accounts/{sid}/Calls.json")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    CompletableFuture<HttpResponse<?>> place(
            @PathVariable String sid, @Body Map<String, Object> form, HttpRequest<?> request) {
        Fault fault = faults.of(Provider.VOICE);
        if (fault.blackhole()) {
            return new CompletableFuture<>();
        }
        if (fault.status() != null) {
            return answer(SmsController.error(fault.status(), 20500, "simulated failure"));
        }
        Optional<Account> account = SmsController.account(request, sid);
        if (account.isEmpty()) {
            return answer(SmsController.error(401, 20003, "Authenticate"));
        }
        String to = String.valueOf(form.get("To"));
        if (!to.matches("\\+[1-9][0-9]{5,14}")) {
            return answer(SmsController.error(400, 21211, "The 'To' number is not a valid phone number."));
        }
        if (!form.containsKey("Url")) {
            return answer(SmsController.error(400, 21205, "Url parameter is required."));
        }
        Call call = network.place(account.get(), form, SmsController.page(request));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("sid", call.sid());
        resource.put("account_sid", sid);
        resource.put("to", to);
        resource.put("from", call.from());
        resource.put("status", "queued");
        resource.put("direction", "outbound-api");
        resource.put("uri", "/2010-04-01/Accounts/" + sid + "/Calls/" + call.sid() + ".json");
        return fault.timeoutAfterAccept() ? new CompletableFuture<>() : answer(HttpResponse.created(resource));
    }

    /** Picks up the call that rings, listens, presses the keys one after the other, and hangs up; what was said. */
    @Post("/phones/{device:[^/]+}/calls/answer")
    CompletableFuture<HttpResponse<?>> pickUp(@PathVariable String device, @Body JsonNode answer) {
        Optional<Call> ringing = network.ringing(PhonesController.name(device));
        if (ringing.isEmpty()) {
            return answer(PhonesController.problem(HttpStatus.CONFLICT, "no call rings there"));
        }
        List<String> keys = answer.path("keys")
                .asText()
                .chars()
                .mapToObj(Character::toString)
                .toList();
        return network.pickUp(ringing.get(), keys)
                .thenApply(said -> HttpResponse.ok(Map.of("call", ringing.get().sid(), "said", said)));
    }

    /** Declines the call that rings. */
    @Post("/phones/{device:[^/]+}/calls/decline")
    HttpResponse<?> decline(@PathVariable String device) {
        Optional<Call> ringing = network.ringing(PhonesController.name(device));
        ringing.ifPresent(network::decline);
        return ringing.isPresent()
                ? HttpResponse.noContent()
                : PhonesController.problem(HttpStatus.CONFLICT, "no call rings there");
    }

    private static CompletableFuture<HttpResponse<?>> answer(HttpResponse<?> response) {
        return CompletableFuture.completedFuture(response);
    }
}
