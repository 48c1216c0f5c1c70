// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.patient;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.security.Role;

/** The pages of a patient: the course, and the form for what was just seen at the bedside. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class PatientController {
    private final BoardView view;
    private final PatientFiles files;
    private final Frames frames;
    private final WardZones zones;
    private final KafkaOutbox outbox;

    PatientController(BoardView view, PatientFiles files, Frames frames, WardZones zones, KafkaOutbox outbox) {
        this.view = view;
        this.files = files;
        this.frames = frames;
        this.zones = zones;
        this.outbox = outbox;
    }

    @Get("/patients/{patient}")
    @Secured(Role.VIEWER)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String patient, Authentication account) {
        return answer("patient", request, patient, account, "PATIENT_READ");
    }

    /** What changes of the page; its opening was written down already. */
    @Get("/patients/{patient}/now")
    @Secured(Role.VIEWER)
    HttpResponse<?> fragment(HttpRequest<?> request, @PathVariable String patient, Authentication account) {
        return answer("part/patient", request, patient, account, "");
    }

    @Get("/patients/{patient}/enter")
    @Secured(Role.CLINICIAN)
    HttpResponse<?> form(HttpRequest<?> request, @PathVariable String patient, Authentication account) {
        return answer("enter", request, patient, account, "PATIENT_READ");
    }

    /** The grades at the top, which are fetched anew without what is below them. */
    @Get("/patients/{patient}/grades")
    @Secured(Role.VIEWER)
    HttpResponse<?> grades(HttpRequest<?> request, @PathVariable String patient, Authentication account) {
        return answer("part/grades", request, patient, account, "");
    }

    /** Whom to enter something for. */
    @Get("/enter")
    @Secured(Role.CLINICIAN)
    HttpResponse<?> choose(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "enter.choose", "enter");
        List<BoardView.Bed> beds = view.beds();
        return Pages.of("choose", Map.of("frame", frame, "beds", beds));
    }

    private HttpResponse<?> answer(
            String template, HttpRequest<?> request, String patient, Authentication account, String audited) {
        Optional<BoardView.Bed> found = view.bed(patient);
        if (found.isEmpty()) {
            Frame frame = frames.of(request, account, "patient.unknown", "board");
            return Pages.of(HttpStatus.NOT_FOUND, "missing", Map.of("frame", frame));
        }
        if (!audited.isEmpty()) {
            outbox.audit(account.getName(), audited, patient, null);
        }
        boolean entering = template.equals("enter") || template.equals("part/grades");
        Frame frame = frames.of(
                request,
                account,
                "patient.title",
                entering ? "enter" : "board",
                zones.of(found.get().patient().unit()));
        return Pages.of(
                template,
                Map.of(
                        "frame",
                        frame.titled(frame.words().of("patient.title") + " " + patient),
                        "file",
                        files.of(found.get(), frame.words())));
    }
}
