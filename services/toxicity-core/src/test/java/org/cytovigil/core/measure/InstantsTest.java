// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The order of instants. */
class InstantsTest {
    private static final Instant FIRST = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant THEN = FIRST.plusNanos(1);
    private static final Instant LAST = FIRST.plusNanos(2);

    @Test
    void theOrderOfTwoIsThatOfTime() {
        assertThat(Instants.earlier(FIRST, THEN)).isEqualTo(Instants.earlier(THEN, FIRST));
        assertThat(Instants.earlier(FIRST, THEN)).isEqualTo(FIRST);
        assertThat(Instants.later(FIRST, THEN)).isEqualTo(Instants.later(THEN, FIRST));
        assertThat(Instants.later(FIRST, THEN)).isEqualTo(THEN);
    }

    @Test
    void whatDoesNotLieAheadIsNoneOfThoseThatDo() {
        assertThat(Instants.firstAfter(FIRST, THEN, LAST)).isEqualTo(THEN);
        assertThat(Instants.firstAfter(FIRST, LAST, THEN)).isEqualTo(THEN);
        assertThat(Instants.firstAfter(FIRST, FIRST, LAST)).isEqualTo(LAST);
        assertThat(Instants.firstAfter(THEN, FIRST, LAST)).isEqualTo(LAST);
    }
}
