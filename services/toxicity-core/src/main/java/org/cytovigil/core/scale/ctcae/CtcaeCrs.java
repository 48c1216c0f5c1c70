// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.ctcae;

import org.cytovigil.core.grading.secondary.SecondaryCrs;
import org.cytovigil.core.grading.secondary.SecondaryScale;

/** NCI CTCAE v5.0 (2017), immune system disorders; rows in {@code ctcae-crs-5.csv} beside this class. */
public final class CtcaeCrs {
    /** Id of the system. */
    public static final String ID = "ctcae-crs-5";

    private CtcaeCrs() {}

    /** Reads the table. */
    public static SecondaryScale load() {
        return SecondaryScale.read(ID, "CRS by CTCAE v5.0", CtcaeCrs.class, "ctcae-crs-5.csv");
    }

    /** The grading system. */
    public static SecondaryCrs system() {
        return new SecondaryCrs(load());
    }
}
