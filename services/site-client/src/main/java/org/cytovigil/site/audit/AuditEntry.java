// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.audit;

import java.time.Instant;
import org.cytovigil.schema.audit.ActionRecorded;

/**
 * Something a person or service did.
 *
 * @param actor account or service
 * @param action for example ALERT_ACKNOWLEDGED
 * @param subject id of what it was done to
 * @param detail without patient names; empty for none
 */
public record AuditEntry(Instant at, String actor, String action, String subject, String detail) {
    static AuditEntry of(ActionRecorded recorded) {
        CharSequence detail = recorded.getDetail();
        return new AuditEntry(
                recorded.getAt(),
                recorded.getActor().toString(),
                recorded.getAction().toString(),
                recorded.getSubject().toString(),
                detail == null ? "" : detail.toString());
    }
}
