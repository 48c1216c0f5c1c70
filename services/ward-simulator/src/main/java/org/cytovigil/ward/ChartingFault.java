// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.util.Locale;

/** What monitors and people do to what happened; each is a knob of {@code simulate --faults}. */
public enum ChartingFault {
    /** One signal of each patient repeats its value for so long. */
    FROZEN(Value.DURATION, "PT8H"),
    /** Samples bear a time that is off by up to so much. */
    JITTER(Value.DURATION, "PT20S"),
    /** A monitor charts one sample of a signal in so long. */
    SPARSE(Value.DURATION, "PT5M"),
    /** Monitors are silent for this share of the time, 10 to 60 min at a time. */
    GAPS(Value.SHARE, "0.1"),
    /** This share of all that monitors, cuffs and thermometers read is never charted. */
    MISSING(Value.SHARE, "0.1"),
    /** Readings of a cuff are sent as if they came from a continuous signal. */
    CUFFS(Value.NONE, ""),
    /** This share of all readings bears a unit that does not belong to its number. */
    UNITS(Value.SHARE, "0.02"),
    /** This share of readings of pressure and saturation is far too low, once. */
    ARTEFACTS(Value.SHARE, "0.01"),
    /** What nurses and laboratories chart arrives up to so much later. */
    LATE(Value.DURATION, "PT2H");

    private final Value value;
    private final String usual;

    ChartingFault(Value value, String usual) {
        this.value = value;
        this.usual = usual;
    }

    /** What a knob is set to. */
    enum Value {
        /** ISO 8601, above zero. */
        DURATION,
        /** Above 0, at most 1. */
        SHARE,
        NONE
    }

    Value value() {
        return value;
    }

    /** Where nothing is said. */
    String usual() {
        return usual;
    }

    /** As it is written in a specification. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
