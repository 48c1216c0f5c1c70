// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Respiratory support, in rising order of its weight in the scale (docs/clinical/crs.md#criteria). */
public enum OxygenDevice {
    ROOM_AIR(0),
    BLOW_BY(2),
    NASAL_CANNULA(2),
    HIGH_FLOW_NASAL_CANNULA(3),
    SIMPLE_MASK(3),
    VENTURI_MASK(3),
    NON_REBREATHER(3),
    CPAP(4),
    BIPAP(4),
    INVASIVE_VENTILATION(4);

    private final int grade;

    OxygenDevice(int grade) {
        this.grade = grade;
    }

    /** ASTCT grade that needing the device means; a cannula above 6 L/min is judged by its flow. */
    public int grade() {
        return grade;
    }
}
