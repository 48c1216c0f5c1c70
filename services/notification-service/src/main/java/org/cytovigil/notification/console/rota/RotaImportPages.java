// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.Previews.Candidate;
import org.cytovigil.notification.rotaimport.ImportedRota;
import org.cytovigil.notification.rotaimport.ImportedRota.NotCarried;
import org.cytovigil.notification.rotaimport.RotaImports;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.wakeup.Changes;
import org.jspecify.annotations.Nullable;

/** Takes over the rota of another program from the console; what cannot be carried over is shown even where nothing can be saved. */
@Controller("/rota/{unit}/import")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class RotaImportPages {
    private static final int DAYS = 90;

    private final RotaImports imports;
    private final RotaPreviews previews;
    private final Duty duty;
    private final Changes changes;
    private final Frames frames;

    RotaImportPages(RotaImports imports, RotaPreviews previews, Duty duty, Changes changes, Frames frames) {
        this.imports = imports;
        this.previews = previews;
        this.duty = duty;
        this.changes = changes;
        this.frames = frames;
    }

    @Post("/preview")
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> look(
            HttpRequest<?> request, @PathVariable String unit, @Body @Nullable String body, Authentication account) {
        Frame frame = frames.of(request, account, "plan.title", "rota");
        List<NotCarried> lost = List.of();
        try {
            ImportedRota imported = read(unit, body);
            lost = imported.notCarried();
            RotaPreview preview = previews.of(unit, new Candidate(imported.roster(), null), frame.words());
            return Pages.of(
                    "part/plan",
                    Map.of("frame", frame, "preview", preview, "unit", unit, "form", "import", "lost", lost));
        } catch (JsonProblem unusable) {
            String why = String.valueOf(unusable.getMessage());
            return Pages.of("part/lost", Map.of("words", frame.words(), "problem", why, "lost", lost));
        }
    }

    @Post
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> set(
            HttpRequest<?> request, @PathVariable String unit, @Body @Nullable String body, Authentication account) {
        try {
            var unused = duty.change(unit, before -> read(unit, body).roster(), account.getName());
        } catch (JsonProblem unusable) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unusable.getMessage()));
        }
        changes.happened();
        return said(
                HttpStatus.OK,
                frames.of(request, account, "plan.title", "rota").words().of("plan.saved"));
    }

    private ImportedRota read(String unit, @Nullable String body) {
        FormBody form = FormBody.of(body);
        String format = form.text("format");
        return imports.read(unit, format == null ? "" : format, DAYS, form.file("file"));
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK))
                .header("HX-Trigger", "changed");
    }
}
