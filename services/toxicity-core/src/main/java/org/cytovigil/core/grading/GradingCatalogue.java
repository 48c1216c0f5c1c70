// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.List;
import java.util.Optional;
import org.cytovigil.core.grading.crs.AstctCrs;
import org.cytovigil.core.grading.icans.AstctIcans;

/** The scales that are computed; adding one is a package and a line here. */
public record GradingCatalogue(List<GradingSystem<?>> systems) {
    /** Copies the systems. */
    public GradingCatalogue {
        systems = List.copyOf(systems);
    }

    /** The scales that are always computed. */
    public static GradingCatalogue standard() {
        return new GradingCatalogue(List.of(new AstctCrs(), new AstctIcans()));
    }

    /** The scale of this id. */
    public Optional<GradingSystem<?>> find(String id) {
        return systems.stream()
                .<GradingSystem<?>>map(system -> system)
                .filter(system -> system.id().equals(id))
                .findFirst();
    }
}
