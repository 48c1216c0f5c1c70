// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is only not known does not look like a warning, and a warning never looks like what is only not known. */
class FlagTest {
    @Test
    void anUnknownDeviceIsAGapAndNoWarning() {
        assertThat(Flag.of("OXYGEN_DEVICE_UNKNOWN", "oxygen device unknown").style())
                .contains("gap-line");
    }

    @Test
    void whatAsksForSomethingIsAWarning() {
        for (String asks : new String[] {"STALE", "PUMP_STALE", "AROUSAL_MISSING", "SUSPECTED_FEVER", "NEW_ONE"}) {
            assertThat(Flag.of(asks, asks).gap()).as(asks).isFalse();
        }
    }
}
