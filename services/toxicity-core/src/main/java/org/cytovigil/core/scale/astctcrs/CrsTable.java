// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astctcrs;

import org.cytovigil.core.grading.crs.OrganSign;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.grading.table.RowsByCondition;

/** The rows of {@code astct-crs-2019.csv} beside this class, by what must hold. */
final class CrsTable {
    static final CriteriaTable CRITERIA = CriteriaTable.read(CrsTable.class, "astct-crs-2019.csv");
    static final String FEVER = "FEVER";
    static final int FEVER_GRADE = CRITERIA.row(FEVER).fixedGrade();
    static final RowsByCondition<OrganSign> SIGNS =
            CRITERIA.by(OrganSign.class, "HYPOTENSION", "VASOPRESSOR", "HYPOXIA");

    private CrsTable() {}
}
