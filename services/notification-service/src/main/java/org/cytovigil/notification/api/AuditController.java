// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import org.cytovigil.notification.audit.AuditFilter;
import org.cytovigil.notification.audit.AuditReader;
import org.cytovigil.notification.security.Role;

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
    Items<AuditedAction> newest(@RequestBean AuditFilter filter, Principal account) {
        return Items.of(reader.newest(filter, account.getName()), AuditedAction::of);
    }
}
