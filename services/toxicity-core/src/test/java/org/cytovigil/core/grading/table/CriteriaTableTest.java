// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table beside this class, and rows that cannot be read. */
class CriteriaTableTest {
    private final CriteriaTable table = CriteriaTable.read(CriteriaTableTest.class, "toy-criteria.csv");

    @Test
    void aRowIsFoundByItsCriterionAndCondition() {
        assertThat(table.row("WARM", "FEVER").fixedGrade()).isEqualTo(2);
        assertThat(table.row("SCORE", "7..9").grade().given()).isTrue();
        assertThat(table.rowsOf("WARM")).extracting(CriteriaRow::condition).containsExactly("SUBFEBRILE", "FEVER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("WARM"))
                .withMessageContaining("0 rows of WARM");
    }

    @Test
    void twoRowsOfOneConditionAreNoSingleOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("COLD"))
                .withMessageContaining("2 rows of COLD");
    }

    @Test
    void aScoreHasTheGradeOfItsRange() {
        assertThat(table.scores("SCORE", 10)).containsExactly(0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 0);
    }

    @Test
    void aCriterionIsExplainedByItsRowsWithAGrade() {
        assertThat(table.explanation("SCORE")).contains("a score of 7 to 9 is grade 1; a score of 3 to 6 is grade 2");
        assertThat(table.explanation("NOTED")).isEmpty();
        assertThat(table.source("SCORE")).isEqualTo("paper A");
        assertThat(table.source("MIXED")).isEqualTo("paper B");
        assertThat(table.source("NOTED")).isEmpty();
    }

    @Test
    void itsPageShowsEveryRow() {
        assertThat(table.page().lines()).hasSize(table.rows().size() + 2).anyMatch(line -> line.contains("paper B"));
        assertThat(CriteriaTable.empty().rows()).isEmpty();
    }

    @Test
    void aRangeOfWholeNumbersHasBothEnds() {
        Range range = Range.read("7..9", "", "");
        assertThat(List.of("6", "6.5", "7", "9", "9.1"))
                .extracting(value -> range.contains(new BigDecimal(value)))
                .containsExactly(false, true, true, true, false);
        Range open = Range.read("HIGH", "38", "");
        assertThat(List.of("38", "38.1", "99"))
                .extracting(value -> open.contains(new BigDecimal(value)))
                .containsExactly(false, true, true);
    }

    @Test
    void aRowWithOtherCellsThanTheHeaderIsRefused() {
        RowReader reader = new RowReader("toy", List.of("criterion", "text", "source"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.rows(List.of(List.of(), List.of("A", "b"))))
                .withMessageContaining("toy has not 3 cells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowReader("toy", List.of("criterion", "text")))
                .withMessageContaining("needs the columns");
        assertThat(reader.rows(List.of(List.of(), List.of("A", "b", "c"))))
                .singleElement()
                .matches(row -> row.condition().equals("A"));
    }
}
