// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One reading of a level that can be too low. A systolic and a mean value at the same instant are one reading, low if
 * either is (docs/clinical/crs.md#low-readings); what the text says of pressures is taken for all values of one
 * instant, saturations too.
 */
record Reading(Instant at, boolean low) {
    /** One reading for each instant, in order of time. */
    static List<Reading> together(List<Reading> readings) {
        TreeMap<Instant, Boolean> byInstant = new TreeMap<>();
        readings.forEach(reading -> byInstant.merge(reading.at(), reading.low(), Boolean::logicalOr));
        List<Reading> together = new ArrayList<>();
        byInstant.forEach((at, low) -> together.add(new Reading(at, low)));
        return together;
    }
}
