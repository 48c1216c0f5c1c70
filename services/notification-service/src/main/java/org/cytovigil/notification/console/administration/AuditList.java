// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.administration;

import java.util.List;

/**
 * Entries of the audit trail as a page shows them.
 *
 * @param rows the newest first
 * @param actor who was asked for; empty for all
 * @param action beginning of the action that was asked for
 * @param subject part of the subject that was asked for
 */
public record AuditList(List<Row> rows, String actor, String action, String subject) {
    public AuditList {
        rows = List.copyOf(rows);
    }

    /**
     * An entry.
     *
     * @param did the action in the reader's words
     */
    public record Row(String at, String actor, String action, String did, String subject, String detail) {}
}
