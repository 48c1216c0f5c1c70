// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTrustTest {
    private static Optional<String> objection(Map<String, String> headers) {
        return LoopbackTrust.objection(name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8081", "127.0.0.1", "localhost:8081", "LOCALHOST", "[::1]:8081", "127.8.9.1:1"})
    void thisMachineByAnyOfItsNamesIsTrusted(String host) {
        assertThat(objection(Map.of("Host", host))).isEmpty();
        assertThat(objection(Map.of("Host", host, "Origin", "http://" + host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example", "evil.example:8081", "127.0.0.1.evil.example", "localhost.evil.example",
                        "10.0.0.1:8081",
                "127.0.0.1@evil.example", "127.0.0.1:8081/evil", "", "[::2]", "0.0.0.0:8081"
            })
    void aNameThatSomebodyPointedHereIsNot(String host) {
        assertThat(objection(Map.of("Host", host))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost.evil.example", "file://", "not a uri", ""})
    void aPageFromElsewhereIsNot(String origin) {
        assertThat(objection(Map.of("Host", "localhost:8081", "Origin", origin)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto", "Via"})
    void whatAProxyPassesOnIsNot(String header) {
        assertThat(objection(Map.of("Host", "localhost:8081", header, "127.0.0.1")))
                .isPresent();
    }

    @Test
    void boundAddressesAreTold() {
        assertThat(LoopbackTrust.isLoopback("127.0.0.1")).isTrue();
        assertThat(LoopbackTrust.isLoopback("0.0.0.0")).isFalse();
        assertThat(LoopbackTrust.isLoopback("no such name.invalid")).isFalse();
    }
}
