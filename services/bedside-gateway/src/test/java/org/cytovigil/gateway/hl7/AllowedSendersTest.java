// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSendersTest {
    @Test
    void sendersAreNamedByAddressOrNetwork() throws Exception {
        AllowedSenders allowed = AllowedSenders.of("10.1.0.0/16, 192.0.2.7,2001:db8::/32");
        for (String inside : new String[] {"10.1.255.3", "192.0.2.7", "2001:db8:1::9", "127.0.0.1", "::1"}) {
            assertThat(allowed.allows(InetAddress.getByName(inside))).as(inside).isTrue();
        }
        for (String outside : new String[] {"10.2.0.1", "192.0.2.8", "2001:db9::1"}) {
            assertThat(allowed.allows(InetAddress.getByName(outside)))
                    .as(outside)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor.example", "10.1.0.0/33", "10.1.0.0/x", "1.2.3.4.5", "10.1.0.0/-1"})
    void anythingElseStopsTheStart(String wrong) {
        assertThatThrownBy(() -> AllowedSenders.of(wrong)).hasMessageContaining("mllp.allow");
    }
}
