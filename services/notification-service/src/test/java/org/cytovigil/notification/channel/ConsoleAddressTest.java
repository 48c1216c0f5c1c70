// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's address in pages: only where passwords are safe on the way to it. */
class ConsoleAddressTest {
    @Test
    void noAddressNoLink() {
        assertThat(new ConsoleAddress(Settings.of(Map.of())).address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://cytovigil.example.org/", "https://cytovigil.example.org", "http://127.0.0.1:8080/"})
    void theAddressHasNoSlashAtItsEnd(String url) {
        assertThat(address(url).address()).hasValue(url.replaceFirst("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cytovigil.example.org", "https://x.org/?next=evil", "https://x.org/#a"})
    void whatCannotBeALinkStopsTheStart(String url) {
        assertThatThrownBy(() -> address(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("console.url");
    }

    private static ConsoleAddress address(String url) {
        return new ConsoleAddress(Settings.of(Map.of("console.url", url)));
    }
}
