// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.util.List;
import java.util.stream.Stream;

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
    DEHYDRATED(Kind.NONE, 0),
    /** The liver after inotuzumab, on the twelfth day. */
    LIVER_AFTER_INOTUZUMAB(Kind.OTHER, 3),
    /** Pancreatitis under asparaginase. */
    PANCREATITIS(Kind.OTHER, 3),
    /** The next dose of asparaginase is not given in time. */
    LATE_DOSE(Kind.OTHER, 0),
    /** A QTc of 510 ms under nilotinib. */
    LONG_QT(Kind.OTHER, 3),
    /** Tumour lysis on the second day of blinatumomab, with the kidney. */
    TUMOUR_LYSIS(Kind.OTHER, 2),
    /** A haemophagocytic syndrome that follows CRS. */
    IEC_HS(Kind.OTHER, 1),
    /** Neutrophils that stay away after CAR T cells. */
    CYTOPENIA(Kind.OTHER, 3),
    /** Residual disease comes back after blinatumomab. */
    MRD_CONVERSION(Kind.OTHER, 2),
    /** A relapse without CD19 after CAR T cells. */
    CD19_LOSS(Kind.OTHER, 2),
    /** Potassium and phosphate of a haemolysed sample: no tumour lysis. */
    HAEMOLYSED(Kind.OTHER, 0),
    /** Fluid after inotuzumab with a liver that is well. */
    FLUID_ONLY(Kind.OTHER, 0);

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

    /** One patient for each toxicity of the other therapies, and look-alikes beside them. */
    static final List<Course> OTHER_THERAPIES =
            Stream.of(values()).filter(course -> course.kind == Kind.OTHER).toList();

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
        /** Of the other therapies. */
        OTHER,
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
