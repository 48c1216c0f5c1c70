// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/**
 * How the therapy stands.
 *
 * @param begun when blinatumomab was first given, {@link Instant#MAX} before
 * @param off since when it has been interrupted, {@link Instant#MAX} while it is not
 * @param ended when it was stopped, {@link Instant#MAX} while it goes on
 * @param dose newest rate that was told
 * @param unit UCUM
 * @param evidence id of the newest step, empty before the first
 */
public record BlinatumomabCourse(
        Instant begun,
        Instant off,
        Instant ended,
        @Nullable BigDecimal dose,
        @Nullable String unit,
        @Nullable Integer cycle,
        @Nullable Indication indication,
        String evidence) {
    /** Never given. */
    public static final BlinatumomabCourse NEVER =
            new BlinatumomabCourse(Instant.MAX, Instant.MAX, Instant.MAX, null, null, null, null, "");

    private static final BigDecimal STARTING_DOSE = BigDecimal.valueOf(9);
    private static final BigDecimal STARTING_DOSE_BY_SURFACE = BigDecimal.valueOf(5);

    /** Whether it was ever given. */
    public boolean given() {
        return !begun.equals(Instant.MAX);
    }

    /** Whether the dose is the starting dose of 9 mcg/day (5 mcg/m2/day). */
    public Truth atStartingDose() {
        BigDecimal rate = dose;
        String per = unit;
        if (rate == null || per == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(rate.compareTo(per.contains("/m2") ? STARTING_DOSE_BY_SURFACE : STARTING_DOSE) == 0);
    }

    /** After a step; what it does not tell stays as it was known. */
    BlinatumomabCourse with(TherapyStep step) {
        Instant at = step.at();
        boolean runs = false;
        Instant nextOff = Instant.MAX;
        Instant nextEnded = Instant.MAX;
        switch (step.phase()) {
            case INFUSED, STARTED, STEPPED, RESUMED -> runs = true;
            case INTERRUPTED -> nextOff = off.equals(Instant.MAX) ? at : off;
            case STOPPED -> nextEnded = at;
            case PLANNED -> {
                // Announced: nothing runs yet.
            }
        }
        return new BlinatumomabCourse(
                runs && !given() ? at : begun,
                nextOff,
                nextEnded,
                step.doseRate() != null ? step.doseRate() : dose,
                step.doseRate() != null ? step.doseUnit() : unit,
                step.cycle() != null ? step.cycle() : cycle,
                step.indication() != null ? step.indication() : indication,
                step.id());
    }
}
