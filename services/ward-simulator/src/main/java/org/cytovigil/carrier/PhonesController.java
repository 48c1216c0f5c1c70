// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The simulator's own side: reads phones, answers on them, and makes providers fail. */
@Controller
final class PhonesController {
    private final Phones phones;
    private final SmsNetwork network;
    private final Faults faults;

    PhonesController(Phones phones, SmsNetwork network, Faults faults) {
        this.phones = phones;
        this.network = network;
        this.faults = faults;
    }

    @Get("/phones")
    List<String> devices() {
        return phones.devices();
    }

    @Get("/phones/{device:[^/]+}/messages")
    List<Message> messages(@PathVariable String device) {
        return phones.on(name(device));
    }

    @Post("/phones/{device:[^/]+}/reply")
    HttpResponse<?> reply(@PathVariable String device, @Body JsonNode answer) {
        String name = name(device);
        if (name.startsWith("pager:")) {
            return problem(HttpStatus.CONFLICT, "a pager cannot answer");
        }
        if (!answer.path("body").isTextual()) {
            return problem(HttpStatus.BAD_REQUEST, "body is missing");
        }
        return network.reply(name, answer.path("body").asText())
                .<HttpResponse<?>>map(message -> HttpResponse.ok(message))
                .orElseGet(() -> problem(HttpStatus.CONFLICT, "no one has texted through this carrier yet"));
    }

    @Get("/faults")
    JsonNode faults() {
        return faults.asSet();
    }

    @Put("/faults")
    HttpResponse<?> setFaults(@Body JsonNode wanted) {
        try {
            faults.set(wanted);
            return HttpResponse.ok(faults.asSet());
        } catch (IllegalArgumentException | DateTimeParseException unusable) {
            return problem(HttpStatus.BAD_REQUEST, String.valueOf(unusable.getMessage()));
        }
    }

    /** A plus sign in a path arrives as a blank where the caller's library took the path for a form. */
    static String name(String device) {
        return device.startsWith(" ") ? "+" + device.substring(1) : device;
    }

    static HttpResponse<?> problem(HttpStatus status, String detail) {
        return HttpResponse.status(status)
                .contentType("application/problem+json")
                .body(Map.of("status", status.getCode(), "title", status.getReason(), "detail", detail));
    }
}
