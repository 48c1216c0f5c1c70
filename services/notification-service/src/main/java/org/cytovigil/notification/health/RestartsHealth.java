// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cytovigil.runtime.RestartFile;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Names in {@code /health} each part of the site that died and was started again, how often and when last. Only a parent
 * that runs all parts knows that ({@code up}); elsewhere nothing is said.
 */
@Singleton
class RestartsHealth implements HealthIndicator {
    private final String file;

    RestartsHealth(Settings settings) {
        this.file = settings.text(SettingKey.RESTARTS_FILE);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return file.isEmpty() ? Mono.empty() : Mono.fromCallable(this::restarts);
    }

    private HealthResult restarts() throws IOException {
        Map<String, Map<String, Object>> restarts = new LinkedHashMap<>();
        for (RestartFile.Restart restart : new RestartFile(Path.of(file)).read()) {
            Map<String, Object> child = restarts.computeIfAbsent(restart.child(), name -> new LinkedHashMap<>());
            child.merge("restarts", 1, (before, one) -> (Integer) before + 1);
            child.put("last", restart.at().toString());
        }
        return HealthResult.builder("restarts", HealthStatus.UP)
                .details(restarts)
                .build();
    }
}
