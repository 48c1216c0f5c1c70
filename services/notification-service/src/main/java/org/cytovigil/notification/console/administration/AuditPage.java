// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.administration;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.audit.AuditFilter;
import org.cytovigil.notification.audit.AuditReader;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.security.Role;
import org.cytovigil.site.topic.BrokersUnreachableException;

/** The page of who did what. */
@Controller("/administration/audit")
@Secured(Role.ADMIN)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditPage {
    private static final String PLACE = "administration";

    private final AuditReader reader;
    private final Frames frames;

    AuditPage(AuditReader reader, Frames frames) {
        this.reader = reader;
        this.frames = frames;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @RequestBean AuditFilter filter, Authentication account) {
        Frame frame = frames.of(request, account, "audit.title", PLACE);
        try {
            List<AuditList.Row> rows = reader.newest(filter, account.getName()).stream()
                    .map(entry -> new AuditList.Row(
                            frame.words().exact(entry.at()),
                            entry.actor(),
                            entry.action(),
                            frame.words().word("did", entry.action()),
                            entry.subject(),
                            entry.detail()))
                    .toList();
            AuditList list = new AuditList(
                    rows,
                    AuditFilter.text(filter.actor()),
                    AuditFilter.text(filter.action()),
                    AuditFilter.text(filter.subject()));
            return Pages.of("audit", Map.of("frame", frame, "list", list));
        } catch (BrokersUnreachableException away) {
            Frame none = frames.of(request, account, "audit.unreachable", PLACE);
            return Pages.of(HttpStatus.SERVICE_UNAVAILABLE, "missing", Map.of("frame", none));
        }
    }
}
