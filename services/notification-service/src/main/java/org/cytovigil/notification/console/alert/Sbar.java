// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import java.util.stream.Collectors;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Bed;
import org.cytovigil.notification.console.board.Gauge;
import org.jspecify.annotations.Nullable;

/** The hand-off of an alert as text: situation, background, assessment, recommendation. */
final class Sbar {
    private Sbar() {}

    /** The text; what is not known is said to be so. */
    static String of(AlertCard card, @Nullable Bed bed, Words words) {
        String ward = card.ward() == null ? words.of("ward.unknown") : words.of("ward.name", card.ward());
        String situation = words.of(
                "sbar.situation",
                words.word("priority", card.priority()),
                card.code(),
                ward,
                card.patient(),
                card.detail().isEmpty() ? card.headline() : card.headline() + ": " + card.detail(),
                card.since());
        String background = bed == null || bed.course().isEmpty() ? words.of("sbar.nocourse") : bed.course();
        String taken = card.takenBy() == null ? words.of("alert.nobody") : words.of("alert.takenby", card.takenBy());
        return "S: " + situation + "\nB: " + background + ".\nA: " + assessment(bed, words) + "\nR: "
                + words.of("sbar.recommendation") + " " + taken + ".";
    }

    private static String assessment(@Nullable Bed bed, Words words) {
        if (bed == null) {
            return words.of("sbar.nogrades");
        }
        String grades = bed.gauges().stream().map(Gauge::said).collect(Collectors.joining("; "));
        String flags = bed.flags().isEmpty() ? "" : " (" + String.join(", ", bed.flags()) + ")";
        String ages = bed.ages().stream()
                .map(age -> age.feed() + " " + words.of("bed.old", age.age()))
                .collect(Collectors.joining(", "));
        return grades + flags + ". " + (ages.isEmpty() ? words.of("bed.nodata") : ages) + ".";
    }
}
