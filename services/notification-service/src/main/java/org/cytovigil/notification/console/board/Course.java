// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.ledger.TherapyRow;
import org.jspecify.annotations.Nullable;

/**
 * Where a patient stands in the newest therapy.
 *
 * @param day days since the infusion, or day of the cycle from 1
 * @param cycle null where it is not known, or there is none
 * @param carT whether days are counted from an infusion of CAR T cells, from 0
 */
public record Course(
        Product product,
        TherapyPhase phase,
        long day,
        @Nullable Integer cycle,
        boolean carT) {

    /** From the steps of one patient, oldest first; null where there is none that we know. */
    public static @Nullable Course of(List<TherapyRow> steps, Instant now, ZoneId zone) {
        Course newest = null;
        Instant begin = null;
        Product of = null;
        for (TherapyRow row : steps) {
            JsonNode step = BoardView.json(row.point());
            Product product = Product.valueOf(step.path("product").asText());
            TherapyPhase phase = TherapyPhase.valueOf(step.path("phase").asText());
            boolean begins = phase == TherapyPhase.INFUSED || phase == TherapyPhase.STARTED;
            if (begin == null || product != of || begins) {
                begin = row.at();
                of = product;
            }
            Integer cycle = step.hasNonNull("cycle") ? step.path("cycle").asInt() : null;
            long day = ChronoUnit.DAYS.between(
                    begin.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
            newest = new Course(product, phase, product.isCarT() ? day : day + 1, cycle, product.isCarT());
        }
        return newest;
    }
}
