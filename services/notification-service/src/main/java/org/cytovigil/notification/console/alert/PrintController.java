// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.security.Role;

/** An alert with its whole ledger, to be printed or filed. It leaves the service: that it was made is written down. */
@Controller("/alerts/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
class PrintController {
    private static final String PDF = "application/pdf";

    private final AlertFiles files;
    private final IncidentPrints prints;
    private final PrintedPages pages;
    private final KafkaOutbox outbox;
    private final Frames frames;
    private final WardZones zones;

    PrintController(
            AlertFiles files,
            IncidentPrints prints,
            PrintedPages pages,
            KafkaOutbox outbox,
            Frames frames,
            WardZones zones) {
        this.files = files;
        this.prints = prints;
        this.pages = pages;
        this.outbox = outbox;
        this.frames = frames;
        this.zones = zones;
    }

    @Get("/print")
    @Secured(Role.VIEWER)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String name, Authentication account) {
        return files.find(name)
                .<HttpResponse<?>>map(alert -> Pages.of("print", model(request, alert, account)))
                .orElseGet(() -> missing(request, account));
    }

    @Get("/print.pdf")
    @Secured(Role.VIEWER)
    @Produces(PDF)
    HttpResponse<?> pdf(HttpRequest<?> request, @PathVariable String name, Authentication account) {
        Optional<Alert> found = files.find(name);
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such alert");
        }
        byte[] document = pages.pdf("print", model(request, found.get(), account));
        return HttpResponse.ok(document)
                .contentType(PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"alert-" + found.get().code() + ".pdf\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    private Map<String, Object> model(HttpRequest<?> request, Alert alert, Authentication account) {
        outbox.audit(account.getName(), "ALERT_PRINTED", alert.id(), null);
        Frame frame = frames.of(request, account, "print.title", "board", zones.of(alert.unit()));
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame.titled(frame.words().of("print.title") + " " + alert.code()));
        model.put("print", prints.of(alert, account.getName(), frame.words()));
        return model;
    }

    private HttpResponse<?> missing(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "alert.unknown", "board");
        return Pages.of(HttpStatus.NOT_FOUND, "missing", Map.of("frame", frame));
    }
}
