// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Respiratory support, in rising order of its weight in the scale (docs/clinical/crs.md#criteria). */
public enum OxygenDevice {
    ROOM_AIR(OxygenLevel.NONE),
    BLOW_BY(OxygenLevel.LOW_FLOW),
    NASAL_CANNULA(OxygenLevel.LOW_FLOW),
    HIGH_FLOW_NASAL_CANNULA(OxygenLevel.HIGH_FLOW),
    SIMPLE_MASK(OxygenLevel.HIGH_FLOW),
    VENTURI_MASK(OxygenLevel.HIGH_FLOW),
    NON_REBREATHER(OxygenLevel.HIGH_FLOW),
    CPAP(OxygenLevel.POSITIVE_PRESSURE),
    BIPAP(OxygenLevel.POSITIVE_PRESSURE),
    INVASIVE_VENTILATION(OxygenLevel.POSITIVE_PRESSURE);

    private final OxygenLevel level;

    OxygenDevice(OxygenLevel level) {
        this.level = level;
    }

    /** How much it gives; a cannula above 6 L/min is judged by its flow. */
    public OxygenLevel level() {
        return level;
    }
}
