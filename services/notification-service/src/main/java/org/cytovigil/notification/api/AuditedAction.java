// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.site.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail. */
record AuditedAction(
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable String detail) {
    static AuditedAction of(AuditEntry entry) {
        return new AuditedAction(
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.detail().isEmpty() ? null : entry.detail());
    }
}
