// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.util.List;

/**
 * The course of a virtual patient: what happens and how far it goes. Look-alikes must page nobody for toxicity (courses
 * after docs/operations/simulator.md#courses).
 */
public enum Course {
    CRS_1(Kind.CRS, 1),
    CRS_2_PRESSURE(Kind.CRS, 2),
    CRS_2_OXYGEN(Kind.CRS, 2),
    CRS_3(Kind.CRS, 3),
    CRS_4(Kind.CRS, 4),
    ICANS_1(Kind.ICANS, 1),
    ICANS_2(Kind.ICANS, 2),
    ICANS_3(Kind.ICANS, 3),
    ICANS_4(Kind.ICANS, 4),
    BLINATUMOMAB_CRS_2(Kind.CRS, 2),
    /** Stays well. */
    UNEVENTFUL(Kind.NONE, 0),
    /** 37.9 Cel is warm, not febrile. */
    WARM(Kind.NONE, 0),
    /** A low cuff reading that the next one contradicts. */
    CUFF_ARTEFACT(Kind.NONE, 0),
    /** Hypotension without fever or masking drugs. */
    DEHYDRATED(Kind.NONE, 0);

    /** The order in which a ward is filled, so that even a small one has something to page. */
    static final List<Course> WARD = List.of(
            CRS_3,
            ICANS_3,
            CRS_2_PRESSURE,
            UNEVENTFUL,
            CRS_4,
            ICANS_2,
            CUFF_ARTEFACT,
            BLINATUMOMAB_CRS_2,
            ICANS_4,
            CRS_1,
            WARM,
            ICANS_1,
            CRS_2_OXYGEN,
            DEHYDRATED);

    private final Kind kind;
    private final int peak;

    Course(Kind kind, int peak) {
        this.kind = kind;
        this.peak = peak;
    }

    /** Which toxicity it is. */
    enum Kind {
        CRS,
        ICANS,
        NONE
    }

    Kind kind() {
        return kind;
    }

    /** Highest grade. */
    int peak() {
        return peak;
    }
}
