// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Names each part in {@code /health} with the age of its last success; DOWN where one is stuck. */
@Singleton
class PartsHealth implements HealthIndicator {
    private final Pulses pulses;

    PartsHealth(Pulses pulses) {
        this.pulses = pulses;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Flux.fromIterable(pulses.all()).map(PartsHealth::result);
    }

    private static HealthResult result(Pulse pulse) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("lastSuccessAgeSeconds", pulse.age().toMillis() / 1000.0);
        String problem = pulse.problem();
        if (problem != null) {
            details.put("problem", problem);
        }
        return HealthResult.builder(pulse.part(), pulse.stuck() ? HealthStatus.DOWN : HealthStatus.UP)
                .details(details)
                .build();
    }
}
