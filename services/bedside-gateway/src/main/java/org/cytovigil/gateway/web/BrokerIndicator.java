// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import jakarta.inject.Singleton;
import java.util.Map;
import org.cytovigil.gateway.reception.BrokerHealth;

/** The gateway is well while a broker answers. */
@Singleton
class BrokerIndicator extends AbstractHealthIndicator<Map<String, Object>> {
    private final BrokerHealth broker;

    BrokerIndicator(BrokerHealth broker) {
        this.broker = broker;
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        this.healthStatus = broker.answers() ? HealthStatus.UP : HealthStatus.DOWN;
        return broker.success().shown();
    }

    @Override
    protected String getName() {
        return "brokers";
    }
}
