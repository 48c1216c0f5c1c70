// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IcansEpisodeTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");
    private static final Duration APART = Duration.ofHours(12);

    @Test
    void twoClearAssessmentsFarEnoughApartEndIt() {
        IcansEpisode open = IcansEpisode.NONE.at(T0, true, true, APART);
        assertThat(open.has(T0)).isTrue();
        assertThat(open.has(T0.minusNanos(1))).isFalse();
        assertThat(open.at(hour(1), true, true, APART)).isEqualTo(open);
        IcansEpisode clear = open.at(hour(2), false, true, APART);
        assertThat(clear.has(T0)).isTrue();
        assertThat(clear.at(hour(14).minusNanos(1), false, true, APART)).isEqualTo(clear);
        assertThat(clear.at(hour(14), false, true, APART)).isEqualTo(IcansEpisode.NONE);
        assertThat(clear.at(hour(3), true, false, APART)).isEqualTo(open);
    }

    @Test
    void anInstantWithoutAnAssessmentEndsNothing() {
        IcansEpisode open = IcansEpisode.NONE.at(T0, true, true, APART);
        assertThat(open.at(hour(2), false, false, APART)).isEqualTo(open);
        IcansEpisode clear = open.at(hour(2), false, true, APART);
        assertThat(clear.at(hour(30), false, false, APART)).isEqualTo(clear);
        assertThat(IcansEpisode.NONE.at(hour(2), false, true, APART)).isEqualTo(IcansEpisode.NONE);
        assertThat(IcansEpisode.NONE.has(hour(2))).isFalse();
    }

    private static Instant hour(int hours) {
        return T0.plus(Duration.ofHours(hours));
    }
}
