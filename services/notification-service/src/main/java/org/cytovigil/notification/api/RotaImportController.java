// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.RosterDocument;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.rotaimport.ImportedRota;
import org.cytovigil.notification.rotaimport.RotaImports;
import org.cytovigil.notification.security.Role;
import org.jspecify.annotations.Nullable;

/** Takes over the rota of another program; without {@code dry-run=false} it says what would become of it, and sets nothing. */
@Controller("/api/rosters/{unit}/import")
@ExecuteOn(TaskExecutors.BLOCKING)
class RotaImportController {
    private final RotaImports imports;
    private final Duty duty;
    private final RunTime time;

    RotaImportController(RotaImports imports, Duty duty, RunTime time) {
        this.imports = imports;
        this.duty = duty;
        this.time = time;
    }

    @Post
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(
            @PathVariable String unit,
            @QueryValue(defaultValue = "") String format,
            @QueryValue(defaultValue = "90") int days,
            @QueryValue(value = "dry-run", defaultValue = "true") boolean dryRun,
            @Body @Nullable String body,
            Principal account) {
        ImportedRota imported = imports.read(RequestJson.name(unit, "unit"), format, days, body == null ? "" : body);
        if (!dryRun) {
            duty.setRoster(imported.roster(), account.getName());
            return HttpResponse.ok(view(unit, true, imported, null, null));
        }
        try {
            return HttpResponse.ok(view(unit, false, imported, gaps(imported, days), null));
        } catch (JsonProblem unusable) {
            // Why it cannot be set is no failure of a trial.
            return HttpResponse.ok(view(unit, false, imported, List.of(), unusable.getMessage()));
        }
    }

    private static RotaImportView view(
            String unit, boolean set, ImportedRota imported, @Nullable List<Stretch> gaps, @Nullable String problem) {
        return new RotaImportView(
                unit,
                set,
                imported.carried(),
                imported.notCarried(),
                gaps,
                problem,
                RosterDocument.of(imported.roster()));
    }

    /** Where nobody would be on call. */
    private List<Stretch> gaps(ImportedRota imported, int days) {
        Instant now = time.wall();
        return duty
                .trial(imported.roster(), null)
                .resolver()
                .gaps(imported.roster().unit(), now, now.plus(Duration.ofDays(days)))
                .stream()
                .map(Stretch::of)
                .toList();
    }
}
