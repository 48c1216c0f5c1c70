// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cytovigil.core.grading.table.CriteriaRow;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.scale.lee.LeeCriteria;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void aCriterionThatHoldsTwiceHasTheEvidenceOfBothOnce() {
        Tally tally = new Tally();
        tally.holds("ALT", 2, List.of("a", "b")).holds("ALT", 1, List.of("b", "c"));
        assertThat(tally.assessment().because()).containsExactly(new Criterion("ALT", List.of("a", "b", "c")));
        assertThat(tally.assessment().grade()).isEqualTo(2);
    }

    @Test
    void whatIsOpenCountsOnlyAboveWhatIsProven() {
        Tally tally = new Tally();
        tally.weigh(Truth.YES, "ALT", 2, List.of("a"), "ALT");
        tally.weigh(Truth.UNKNOWN, "AST", 2, List.of(), "AST");
        assertThat(tally.assessment().completeness()).isEqualTo(Completeness.COMPLETE);
        tally.weigh(Truth.UNKNOWN, "LIPASE", 3, List.of(), "LIPASE");
        tally.weigh(Truth.NO, "AMYLASE", 4, List.of(), "AMYLASE");
        assertThat(tally.assessment().upper()).isEqualTo(3);
        assertThat(tally.assessment().missing()).containsExactly("LIPASE");
    }

    @Test
    void aReasonForGoodIsToldOnce() {
        CriteriaTable table = LeeCriteria.load().criteria();
        CriteriaRow one = table.rows().get(0);
        CriteriaRow other = table.rows().stream()
                .filter(row -> !row.criterion().equals(one.criterion()))
                .findFirst()
                .orElseThrow();
        Permanent told = Permanent.NONE.with(false, one, List.of("x")).with(true, one, List.of("a"));
        assertThat(told.with(true, one, List.of("b"))).isEqualTo(told);
        assertThat(told.with(true, other, List.of("b")).reasons())
                .containsExactly(
                        new Criterion(one.criterion(), List.of("a")), new Criterion(other.criterion(), List.of("b")));
        Map<Boolean, Permanent> any = Map.of(true, told, false, Permanent.NONE);
        any.forEach((asked, permanent) -> {
            Tally tally = new Tally();
            permanent.into(tally);
            assertThat(tally.has(Flag.DISCONTINUE_PERMANENTLY)).isEqualTo(asked);
        });
    }
}
