// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final Domain ALERT = Domain.of(0, Finding.Level.ALERT, AT, "a");
    private static final Domain SPONTANEOUS = Domain.of(0, Finding.Level.SPONTANEOUS, AT, "s");
    private static final Domain TO_VOICE = Domain.of(2, Finding.Level.TO_VOICE, AT, "v");

    @Test
    void ofOneInstantTheWorseCountsWhateverTheOrder() {
        Domain worse = new Domain(true, 2, "TO_VOICE", true, AT, List.of("v"));
        assertThat(ALERT.then(TO_VOICE)).isEqualTo(worse);
        assertThat(TO_VOICE.then(ALERT)).isEqualTo(worse);
        assertThat(TO_VOICE.then(TO_VOICE)).isEqualTo(TO_VOICE);
        assertThat(Domain.UNKNOWN.then(ALERT)).isEqualTo(ALERT);
    }

    @Test
    void ofEqualGradesOneWordStandsWhateverTheOrder() {
        Domain both = new Domain(true, 0, "SPONTANEOUS", true, AT, List.of("s"));
        assertThat(ALERT.then(SPONTANEOUS)).isEqualTo(both);
        assertThat(SPONTANEOUS.then(ALERT)).isEqualTo(both);
        Domain again = Domain.of(0, Finding.Level.ALERT, AT, "b");
        assertThat(ALERT.then(again)).isEqualTo(ALERT);
    }

    @Test
    void aLaterFindingTakesThePlaceOfAnEarlierOne() {
        Domain later = Domain.of(0, Finding.Level.ALERT, AT.plus(Duration.ofSeconds(1)), "l");
        assertThat(TO_VOICE.then(later)).isEqualTo(later);
    }
}
