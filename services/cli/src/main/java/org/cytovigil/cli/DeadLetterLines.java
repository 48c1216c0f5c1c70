// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.nio.charset.StandardCharsets;
import org.cytovigil.site.deadletter.DeadLetterHeading;
import org.cytovigil.site.deadletter.DeadLetterRecord;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.jspecify.annotations.Nullable;

/** Dead-letter records as they are printed. */
final class DeadLetterLines {
    private DeadLetterLines() {}

    /** One line without patient data. */
    static String line(DeadLetterHeading heading, @Nullable Replay replay) {
        return String.join(
                "  ",
                heading.id(),
                heading.receivedAt().toString(),
                heading.reason(),
                heading.origin(),
                heading.detail(),
                replay == null ? "-" : "replayed " + when(replay));
    }

    /** All that is known of it, the message last. */
    static String page(DeadLetterRecord letter, @Nullable Replay replay) {
        DeadLetterHeading heading = letter.heading();
        StringBuilder page = new StringBuilder();
        row(page, "id", heading.id());
        row(page, "received", heading.receivedAt());
        row(page, "reason", heading.reason());
        row(page, "detail", heading.detail());
        row(page, "from", heading.origin());
        row(
                page,
                "key",
                letter.key()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("none"));
        row(page, "type", letter.contentType().orElse("unknown"));
        row(page, "bytes", heading.bytes());
        row(page, "replayed", replay == null ? "never" : when(replay));
        return page.append('\n').append(letter.readable()).toString();
    }

    /** When and with what outcome. */
    static String when(Replay replay) {
        return replay.at() + " (" + replay.outcome() + ")";
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append(name).append(": ").append(value).append('\n');
    }
}
