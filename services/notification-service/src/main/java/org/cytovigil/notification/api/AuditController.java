// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cytovigil.notification.audit.AuditFilter;
import org.cytovigil.notification.audit.AuditReader;
import org.cytovigil.notification.security.Role;
import org.cytovigil.site.audit.AuditEntry;

/** The newest entries of the audit trail. */
@Controller("/api/audit")
@Secured(Role.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
    }

    @Get
    Map<String, Object> newest(@RequestBean AuditFilter filter, Principal account) {
        return Map.of(
                "items",
                reader.newest(filter, account.getName()).stream()
                        .map(AuditController::view)
                        .toList());
    }

    private static Map<String, Object> view(AuditEntry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", entry.at().toString());
        view.put("actor", entry.actor());
        view.put("action", entry.action());
        view.put("subject", entry.subject());
        view.put("detail", entry.detail().isEmpty() ? null : entry.detail());
        return view;
    }
}
