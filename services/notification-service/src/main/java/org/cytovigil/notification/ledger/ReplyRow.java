// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A text from a person, as it was handled.
 *
 * @param messageId the carrier's
 * @param answer what was texted back; empty where nothing was
 */
@MappedEntity("reply")
public record ReplyRow(@Id String messageId, String number, Instant at, boolean understood, String answer) {
    @Override
    public String toString() {
        return "ReplyRow[" + messageId + "]";
    }
}
