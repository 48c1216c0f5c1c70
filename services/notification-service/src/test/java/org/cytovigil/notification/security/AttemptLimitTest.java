// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    @Test
    void aFloodOfNamesTakesBoundedMemoryAndForgetsThoseOfLongAgo() {
        AttemptLimit limit = new AttemptLimit(2, 100);
        for (int i = 0; i < 10_000; i++) {
            limit.failed("name-" + i);
            limit.failed("name-" + i);
        }
        assertThat(limit.remembered()).isEqualTo(100);
        assertThat(limit.exceeded("name-9999")).isTrue();
        assertThat(limit.exceeded("name-0")).isFalse();
    }

    @Test
    void aSuccessForgives() {
        AttemptLimit limit = new AttemptLimit(1, 10);
        limit.failed("ada");
        assertThat(limit.exceeded("ada")).isTrue();
        limit.forgive("ada");
        assertThat(limit.exceeded("ada")).isFalse();
    }
}
