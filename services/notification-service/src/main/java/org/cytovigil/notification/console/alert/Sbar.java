// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import java.time.Instant;
import java.util.stream.Collectors;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Bed;
import org.cytovigil.notification.console.board.Flag;
import org.cytovigil.notification.console.board.Gauge;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertState;
import org.jspecify.annotations.Nullable;

/** The hand-off of an alert as text: situation, background, assessment, recommendation. */
final class Sbar {
    private Sbar() {}

    /** The text; what is not known is said to be so. */
    static String of(Alert alert, AlertCard card, @Nullable Bed bed, Words words) {
        String ward = words.ward(card.ward());
        String situation = words.of(
                "sbar.situation",
                words.word("priority", card.priority()),
                card.code(),
                ward,
                card.patient(),
                card.detail().isEmpty() ? card.headline() : card.headline() + ": " + card.detail(),
                card.since());
        String background = bed == null || bed.course().isEmpty() ? words.of("sbar.nocourse") : bed.course();
        return "S: " + situation + "\nB: " + background + ".\nA: " + assessment(bed, words) + "\nR: "
                + recommendation(alert, words);
    }

    /** Whoever takes over must know whether somebody is on the way already. */
    private static String recommendation(Alert alert, Words words) {
        String by = alert.acknowledgedBy();
        Instant since = alert.acknowledgedAt();
        if (alert.state() == AlertState.CLOSED) {
            return words.of("sbar.over");
        }
        return by == null || since == null
                ? words.of("sbar.recommendation") + " " + words.of("alert.nobody") + "."
                : words.of("sbar.taken", by, words.time(since), words.age(since));
    }

    private static String assessment(@Nullable Bed bed, Words words) {
        if (bed == null) {
            return words.of("sbar.nogrades");
        }
        String grades = bed.gauges().stream().map(Gauge::said).collect(Collectors.joining("; "));
        String flags = bed.flags().isEmpty()
                ? ""
                : bed.flags().stream().map(Flag::text).collect(Collectors.joining(", ", " (", ")"));
        String ages = bed.ages().stream()
                .map(age -> age.feed() + " " + words.of("bed.old", age.age()))
                .collect(Collectors.joining(", "));
        return grades + flags + ". " + (ages.isEmpty() ? words.of("bed.nodata") : ages) + ".";
    }
}
