// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.penn;

import org.cytovigil.core.grading.secondary.SecondaryCrs;
import org.cytovigil.core.grading.secondary.SecondaryScale;

/** Porter D et al., J Hematol Oncol 2018;11:35; rows in {@code penn-2018.csv} beside this class. */
public final class PennCriteria {
    /** Id of the system. */
    public static final String ID = "penn-crs-2018";

    private PennCriteria() {}

    /** Reads the table. */
    public static SecondaryScale load() {
        return SecondaryScale.read(ID, "CRS by Penn", PennCriteria.class, "penn-2018.csv");
    }

    /** The grading system. */
    public static SecondaryCrs system() {
        return new SecondaryCrs(load());
    }
}
