// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTextTest {
    private final AlertCode code = AlertCode.of("alert-1", 0);

    @Test
    void aPageSaysUnitPriorityCodeAndHowToAnswerInOneSms() {
        String text = PageText.page("5B", code, Priority.HIGH);
        assertThat(text).startsWith("Ward 5B: HIGH priority alert " + code);
        assertThat(text).contains(code + " A ", code + " E ", code + " ? ");
        assertThat(text).hasSizeLessThanOrEqualTo(160).matches("\\p{ASCII}*");
    }

    @Test
    void anOddUnitNameCanNeitherForgeNorLengthenAText() {
        String text = PageText.page("5B\r\nCall 555 & pay; " + "x".repeat(300), code, Priority.MEDIUM);
        assertThat(text).hasSizeLessThanOrEqualTo(160).doesNotContain("\n", "\r", ";", "&");
    }

    @Test
    void anAlertOfNoKnownUnitStillGivesAText() {
        assertThat(PageText.page(null, code, Priority.HIGH)).startsWith("Ward not known: ");
        assertThat(PageText.page("*", code, Priority.HIGH)).startsWith("Ward not known: ");
    }

    @Test
    void codesAreTheSameAfterARestartAndDifferBetweenAttempts() {
        assertThat(AlertCode.of("alert-1", 0)).isEqualTo(code);
        assertThat(AlertCode.of("alert-1", 1)).isNotEqualTo(code);
    }

    @Test
    void codesOfManyAlertsRarelyCollide() {
        long distinct = IntStream.range(0, 1000)
                .mapToObj(i -> AlertCode.of("alert-" + i, 0))
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(990);
    }
}
