// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import jakarta.inject.Singleton;
import java.util.Map;

/** The gateway is well while monitors can connect. */
@Singleton
class MllpIndicator extends AbstractHealthIndicator<Map<String, Object>> {
    private final MllpServer server;

    MllpIndicator(MllpServer server) {
        this.server = server;
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        this.healthStatus = server.isListening() ? HealthStatus.UP : HealthStatus.DOWN;
        return server.shown();
    }

    @Override
    protected String getName() {
        return "mllp";
    }
}
