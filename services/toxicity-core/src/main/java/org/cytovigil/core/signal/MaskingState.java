// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.firstAfter;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.rules.GradingRules;

/**
 * Doses of drugs that can hide a fever.
 *
 * @param doses in order of time; of each substance those before the remembered past are one
 */
public record MaskingState(List<Dose> doses, Instant newest) implements SignalState {
    /** Copies the list. */
    public MaskingState {
        doses = List.copyOf(doses);
    }

    /**
     * A dose.
     *
     * @param line pump channel, empty where none was named
     * @param until when its effect ends, {@link Instant#MAX} while an infusion runs
     */
    public record Dose(String substance, String line, Instant at, Instant until) {
        Dose until(Instant end) {
            return new Dose(substance, line, at, end);
        }

        boolean running() {
            return until.equals(Instant.MAX);
        }
    }

    /** Whether a dose works at an instant. */
    public boolean worksAt(Instant instant) {
        return doses.stream().anyMatch(dose -> !dose.at().isAfter(instant) && instant.isBefore(dose.until()));
    }

    /** Whether a dose was given between two instants, both included. */
    public boolean givenBetween(Instant from, Instant to) {
        return doses.stream()
                .anyMatch(dose -> !dose.at().isBefore(from) && !dose.at().isAfter(to));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = Instant.MAX;
        for (Dose dose : doses) {
            next = firstAfter(after, dose.at(), next);
            next = firstAfter(after, dose.until(), next);
        }
        return next;
    }

    /** The newest dose stands for all earlier ones of its substance: both questions look back from the checkpoint on. */
    @Override
    public MaskingState since(Instant checkpoint, GradingRules rules) {
        Map<String, Dose> past = new TreeMap<>();
        List<Dose> kept = new ArrayList<>();
        for (Dose dose : doses) {
            if (dose.at().isAfter(checkpoint)) {
                kept.add(dose);
            } else {
                past.merge(
                        dose.substance() + (dose.running() ? " running " + dose.line() : ""),
                        dose,
                        (one, other) -> new Dose(
                                one.substance(),
                                one.line(),
                                later(one.at(), other.at()),
                                later(one.until(), other.until())));
            }
        }
        List<Dose> merged = new ArrayList<>(past.values());
        merged.addAll(kept);
        return new MaskingState(merged, newest);
    }
}
