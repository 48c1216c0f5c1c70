// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.lee;

import org.cytovigil.core.grading.secondary.SecondaryCrs;
import org.cytovigil.core.grading.secondary.SecondaryScale;

/** Lee DW et al., Blood 2014;124:188-195; rows in {@code lee-2014.csv} beside this class. */
public final class LeeCriteria {
    /** Id of the system. */
    public static final String ID = "lee-crs-2014";

    private LeeCriteria() {}

    /** Reads the table. */
    public static SecondaryScale load() {
        return SecondaryScale.read(ID, "CRS by Lee 2014", LeeCriteria.class, "lee-2014.csv");
    }

    /** The grading system. */
    public static SecondaryCrs system() {
        return new SecondaryCrs(load());
    }
}
