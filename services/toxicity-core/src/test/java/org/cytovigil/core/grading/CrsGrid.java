// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The combinations of the discretised inputs of CRS. There are 330,330; {@code -Dgrid.step=1} walks through all, the
 * build through every seventeenth: a prime that divides no axis, so that every two values still meet.
 */
final class CrsGrid {
    /** Devices that are also charted too long ago to be fresh. */
    private static final Set<String> OLD = Set.of("ROOM_AIR", "NASAL_CANNULA", "NASAL_CANNULA 6.1");

    private static final int STEP = Integer.getInteger("grid.step", 17);

    private CrsGrid() {}

    /** The combinations that this run walks through. */
    static Stream<CrsTableTest.Input> chosen() {
        return every(STEP);
    }

    /** Every so many of them. */
    static Stream<CrsTableTest.Input> every(int step) {
        int[] count = {0};
        return all().filter(input -> count[0]++ % step == 0);
    }

    private static Stream<CrsTableTest.Input> all() {
        return CrsAxes.GATES.stream()
                .flatMap(gate -> CrsAxes.PRESSURES.stream()
                        .flatMap(pressure -> CrsAxes.PRESSORS.stream()
                                .flatMap(pressors -> CrsAxes.SUPPORTS.stream()
                                        .flatMap(support -> Stream.of(false, true)
                                                .filter(old -> !old || OLD.contains(support.words()))
                                                .flatMap(old -> CrsAxes.SATURATIONS.stream()
                                                        .map(saturation -> new CrsTableTest.Input(
                                                                gate,
                                                                pressure,
                                                                pressors,
                                                                support,
                                                                old,
                                                                saturation)))))));
    }
}
