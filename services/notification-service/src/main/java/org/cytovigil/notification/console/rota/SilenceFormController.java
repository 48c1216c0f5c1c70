// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.notification.wakeup.Changes;
import org.jspecify.annotations.Nullable;

/** Holds pages of a technical cause in a ward back for some hours. */
@Controller("/rota/silences")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class SilenceFormController {
    private final Silences silences;
    private final Changes changes;
    private final Frames frames;
    private final RunTime time;

    SilenceFormController(Silences silences, Changes changes, Frames frames, RunTime time) {
        this.silences = silences;
        this.changes = changes;
        this.frames = frames;
        this.time = time;
    }

    @Post
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> add(HttpRequest<?> request, @Body @Nullable String body, Authentication account) {
        Words words = frames.of(request, account, "rota.title", "rota").words();
        FormBody form = FormBody.of(body);
        String reason = form.text("reason");
        if (reason == null) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, words.of("silence.why"));
        }
        try {
            Silences.Scope scope =
                    new Silences.Scope(null, form.text("cause"), form.text("patient"), form.text("unit"));
            Duration span = Duration.ofHours(Long.parseLong(String.valueOf(form.text("hours"))));
            Instant until = time.now().plus(span);
            var unused = silences.add(scope, reason, account.getName(), until, account.getName());
            changes.happened();
            return said(HttpStatus.OK, words.of("silence.set", words.span(span)));
        } catch (JsonProblem | IllegalArgumentException unusable) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unusable.getMessage()));
        }
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK))
                .header("HX-Trigger", "changed");
    }
}
