// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.Locale;
import org.cytovigil.site.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; empty or null stands for all.
 *
 * @param actor account or service, whole
 * @param action begins so, such as ALERT or SIGN_IN; case does not matter
 * @param subject id of what it was done to, or a part of it
 */
@Introspected
public record AuditFilter(
        @QueryValue @Nullable String actor,
        @QueryValue @Nullable String action,
        @QueryValue @Nullable String subject) {

    /** Whether an entry is asked for. */
    public boolean includes(AuditEntry entry) {
        return (text(actor).isEmpty() || entry.actor().equalsIgnoreCase(text(actor)))
                && entry.action().startsWith(text(action).toUpperCase(Locale.ROOT))
                && entry.subject().contains(text(subject));
    }

    /** What was asked for as a form shows it again. */
    public static String text(@Nullable String asked) {
        return asked == null ? "" : asked.strip();
    }
}
