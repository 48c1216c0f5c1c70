// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward.cohort;

/** How often and when CRS follows a therapy, in published cohorts; where they disagree, those graded by ASTCT. */
public enum Therapy {
    /** Children and young adults in the real world, n = 703. */
    TISAGENLECLEUCEL("INFUSED", 0.575, 0.164, 5, 1, 38),
    /** ZUMA-3, n = 78. */
    BREXUCABTAGENE_AUTOLEUCEL("INFUSED", 0.92, 0.26, 5, 1, 12),
    /** ZUMA-1, n = 108. */
    AXICABTAGENE_CILOLEUCEL("INFUSED", 0.94, 0.13, 2, 1, 12),
    /** FELIX, n = 127. */
    OBECABTAGENE_AUTOLEUCEL("INFUSED", 0.69, 0.03, 8, 1, 23),
    /** TOWER, n = 267, first cycle; the range is ours. */
    BLINATUMOMAB("STARTED", 0.14, 0.03, 2, 0.25, 14);

    private final String phase;
    private final double any;
    private final double severe;
    private final double median;
    private final double first;
    private final double last;

    Therapy(String phase, double any, double severe, double median, double first, double last) {
        this.phase = phase;
        this.any = any;
        this.severe = severe;
        this.median = median;
        this.first = first;
        this.last = last;
    }

    /** How its first dose is charted. */
    String phase() {
        return phase;
    }

    /** Share of patients with CRS. */
    double any() {
        return any;
    }

    /** Share of patients with grade 3 or more. */
    double severe() {
        return severe;
    }

    /** Days to the onset: lognormal with sigma 0.5, within the range that was seen; {@code normal} is a standard normal number. */
    double onsetDays(double normal) {
        return Math.min(last, Math.max(first, median * Math.exp(0.5 * normal)));
    }
}
