// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;
import org.junit.jupiter.api.Test;

class CredentialsIT {
    private static final Settings NOWHERE =
            Settings.of(Map.of("kafka.bootstrap.servers", "127.0.0.1:9", "kafka.delivery.timeout", "PT1S"));

    @Test
    void boundBeyondLoopbackItAsksForCredentialsToBeSet() {
        assertThatThrownBy(() -> Gateway.start(NOWHERE, Map.of("gateway.bind", "0.0.0.0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gateway.auth");
        assertThatThrownBy(() -> Gateway.start(
                        NOWHERE, Map.of("mllp.bind", "0.0.0.0", "gateway.auth", "token", "gateway.token", "t0ken")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("mllp.allow");
    }

    @Test
    void credentialsThatAreNotBuiltAreRefused() {
        assertThatThrownBy(() -> Gateway.start(NOWHERE, Map.of("gateway.auth", "mtls")))
                .hasMessageContaining("mtls is not built yet");
    }

    @Test
    void withATokenNothingIsServedWithoutIt() throws Exception {
        try (Gateway gateway = Gateway.start(
                NOWHERE, Map.of("gateway.bind", "0.0.0.0", "gateway.auth", "token", "gateway.token", "t0ken"))) {
            assertThat(gateway.get("/prometheus").statusCode()).isEqualTo(401);
            assertThat(gateway.getWithToken("/prometheus", "other").statusCode())
                    .isEqualTo(401);
            assertThat(gateway.getWithToken("/prometheus", "t0ken").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.post("/events", "application/json", "{}").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void pseudonymsNeedASecretOfSomeLength() {
        assertThatThrownBy(() -> Gateway.start(
                        NOWHERE, Map.of("ingest.patient-key", "hmac", "ingest.patient-key.secret", "short")))
                .rootCause()
                .hasMessageContaining("at least 32 characters");
    }
}
