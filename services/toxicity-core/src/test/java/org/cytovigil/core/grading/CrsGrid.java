// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.Set;
import java.util.stream.Stream;

/** All combinations of the discretised inputs of CRS. */
final class CrsGrid {
    /** Devices that are also charted too long ago to be fresh. */
    private static final Set<String> OLD = Set.of("ROOM_AIR", "NASAL_CANNULA", "NASAL_CANNULA 6.1");

    private CrsGrid() {}

    static Stream<CrsTableTest.Input> all() {
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
