// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.cytovigil.gateway.reception.DurableWriter;

/** The gateway is well while what it is sent becomes durable; brokers can answer and still take nothing. */
@Singleton
class WriterIndicator extends AbstractHealthIndicator<Map<String, Object>> {
    /** A failure that is older says nothing of now, when nobody has sent since. */
    private static final Duration NOW = Duration.ofSeconds(60);

    private final DurableWriter writer;

    WriterIndicator(DurableWriter writer) {
        this.writer = writer;
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        this.healthStatus = writer.success().failing(NOW) ? HealthStatus.DOWN : HealthStatus.UP;
        return writer.success().shown();
    }

    @Override
    protected String getName() {
        return "intake";
    }
}
