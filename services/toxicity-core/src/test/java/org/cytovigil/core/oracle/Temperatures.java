// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;

/**
 * Fever: at least 38.0 Cel by a clinical thermometer in the last 24 h (docs/clinical/crs.md#fever-gate,
 * docs/clinical/time.md#episode).
 */
final class Temperatures {
    static final Duration WINDOW = Duration.ofHours(24);
    private static final BigDecimal FEVER = new BigDecimal("38.0");
    private final List<Measured> clinical;
    private final List<Measured> skin;
    private final Instant start;

    private Temperatures(List<Measured> clinical, List<Measured> skin, Instant start) {
        this.clinical = clinical;
        this.skin = skin;
        this.start = start;
    }

    /** The same of a course of therapy: fevers from before it are none. */
    Temperatures since(Instant course) {
        return new Temperatures(clinical, skin, course);
    }

    Temperatures(Facts facts) {
        start = Instant.MIN;
        List<Measured> all = facts.of(Parameter.TEMPERATURE);
        clinical = all.stream().filter(reading -> reading.site() != Site.SKIN).toList();
        skin = all.stream().filter(reading -> reading.site() == Site.SKIN).toList();
    }

    /** Readings that bear on the scale; a skin sensor only screens. */
    List<Measured> clinical() {
        return clinical;
    }

    private static boolean hot(Measured reading) {
        return reading.quantity().atLeast(FEVER);
    }

    private boolean febrile(Measured reading) {
        return hot(reading) && !reading.at().isBefore(start);
    }

    /** There is a febrile reading in (t - 24 h, t]. */
    boolean inWindow(Instant at) {
        return firstInWindow(at).isPresent();
    }

    Optional<Instant> firstInWindow(Instant at) {
        return clinical.stream()
                .filter(reading -> febrile(reading)
                        && !reading.at().isAfter(at)
                        && reading.at().plus(WINDOW).isAfter(at))
                .map(Measured::at)
                .findFirst();
    }

    /** No newer temperature has come since the febrile one, whose 24 h are over. */
    boolean held(Instant at) {
        Instant last = lastFebrile(at).orElse(null);
        return last != null
                && !inWindow(at)
                && clinical.stream()
                        .noneMatch(reading ->
                                reading.at().isAfter(last) && !reading.at().isAfter(at));
    }

    Optional<Instant> lastFebrile(Instant at) {
        return Facts.newest(clinical.stream().filter(this::febrile).toList(), at)
                .map(Measured::at);
    }

    /**
     * A skin sensor read a fever that no clinical thermometer has confirmed or refuted since. Silent in the text: a
     * later skin reading that is not febrile ends the suspicion, time alone does not.
     */
    boolean suspected(Instant at) {
        Instant last = Facts.newest(skin, at).map(Measured::at).orElse(null);
        return last != null
                && skin.stream().anyMatch(reading -> reading.at().equals(last) && hot(reading))
                && clinical.stream()
                        .noneMatch(reading ->
                                !reading.at().isBefore(last) && !reading.at().isAfter(at));
    }

    /** The newest temperature came without its unit. Skin sensors do not grade, so the flag is not about them. */
    boolean unitInferred(Instant at) {
        Instant last = Facts.newest(clinical, at).map(Measured::at).orElse(null);
        return clinical.stream().anyMatch(reading -> reading.at().equals(last) && reading.unitInferred());
    }

    /** Two thermometers of the newest instant, one febrile and one not (docs/clinical/time.md#contradictions). */
    boolean contradict(Instant at) {
        Instant last = Facts.newest(clinical, at).map(Measured::at).orElse(Instant.MIN);
        return clinical.stream()
                        .filter(reading -> reading.at().equals(last) && reading.method() == Method.SPOT)
                        .map(reading -> reading.quantity().atLeast(FEVER))
                        .distinct()
                        .count()
                > 1;
    }
}
