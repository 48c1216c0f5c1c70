// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortLineTest {
    @Test
    void aPrintedLineIsReadBack() {
        PortLine line = new PortLine("SMS_A", 8090);
        assertThat(PortLine.parse(line.text())).contains(line);
    }

    @Test
    void otherOutputIsNoPortLine() {
        assertThat(PortLine.parse("port gateway 1")).isEmpty();
        assertThat(PortLine.parse("the port GATEWAY 8081")).isEmpty();
    }
}
