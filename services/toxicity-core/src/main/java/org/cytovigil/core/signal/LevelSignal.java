// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A signal that can be too low, from its spot readings and its continuous samples together. */
public final class LevelSignal {
    private final List<Steps<LowRun>> series;
    private final Steps<Availability> availability;

    LevelSignal(List<Steps<LowRun>> series, Steps<Availability> availability) {
        this.series = List.copyOf(series);
        this.availability = availability;
    }

    /** What it says at an instant: confirmed by any series beats suspected. */
    public LowRun at(Instant instant) {
        LowRun found = LowRun.NONE;
        for (Steps<LowRun> steps : series) {
            LowRun run = steps.at(instant);
            if (run.state().compareTo(found.state()) > 0) {
                found = run;
            }
        }
        return found;
    }

    /** Whether its level is known at an instant. */
    public Availability availability(Instant instant) {
        return availability.at(instant);
    }

    /** Adds the instants at which it can change to a collection. */
    public void addInstantsTo(Collection<Instant> instants) {
        series.forEach(steps -> steps.addInstantsTo(instants));
        availability.addInstantsTo(instants);
    }

    /** The first instant at which its level was known, or {@link Instant#MAX}. */
    public Instant firstKnown() {
        TreeSet<Instant> instants = new TreeSet<>();
        availability.addInstantsTo(instants);
        return instants.isEmpty() ? Instant.MAX : instants.first();
    }
}
