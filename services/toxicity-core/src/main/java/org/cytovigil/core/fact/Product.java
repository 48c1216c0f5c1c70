// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** A therapy whose toxicity is watched. */
public enum Product {
    TISAGENLECLEUCEL(true),
    AXICABTAGENE_CILOLEUCEL(true),
    BREXUCABTAGENE_AUTOLEUCEL(true),
    LISOCABTAGENE_MARALEUCEL(true),
    OBECABTAGENE_AUTOLEUCEL(true),
    BLINATUMOMAB(false),
    INOTUZUMAB_OZOGAMICIN(false),
    ASPARAGINASE_ERWINIA_RYWN(false),
    IMATINIB(false),
    DASATINIB(false),
    NILOTINIB(false),
    PONATINIB(false),
    ALLOGENEIC_TRANSPLANT(false);

    private final boolean carT;

    Product(boolean carT) {
        this.carT = carT;
    }

    /** Whether it is a CAR T-cell product, given once rather than infused for weeks. */
    public boolean isCarT() {
        return carT;
    }

    /** Whether it goes on until it is stopped: infused for weeks or taken every day, not given dose by dose. */
    public boolean goesOn() {
        return switch (this) {
            case BLINATUMOMAB, IMATINIB, DASATINIB, NILOTINIB, PONATINIB -> true;
            case TISAGENLECLEUCEL,
                    AXICABTAGENE_CILOLEUCEL,
                    BREXUCABTAGENE_AUTOLEUCEL,
                    LISOCABTAGENE_MARALEUCEL,
                    OBECABTAGENE_AUTOLEUCEL,
                    INOTUZUMAB_OZOGAMICIN,
                    ASPARAGINASE_ERWINIA_RYWN,
                    ALLOGENEIC_TRANSPLANT -> false;
        };
    }

    /** Whether it brings T cells to the tumour, so that CRS and ICANS are to be expected of it. */
    public boolean engagesTCells() {
        return carT || this == BLINATUMOMAB;
    }
}
