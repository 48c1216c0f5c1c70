// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Up while audits end in time; gaps are the site's fault, not the auditor's, and have their own metric. */
@Singleton
@Requires(beans = SiteAudit.class)
class AuditHealth implements HealthIndicator {
    private final AuditRounds rounds;

    AuditHealth(AuditRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("lastSuccessSecondsAgo", rounds.age().toSeconds());
        rounds.newest().ifPresent(report -> {
            details.put("gaps", report.gaps().size());
            details.put("patients", report.patients());
            details.put("unverifiable", report.unverifiable());
        });
        return Publishers.just(HealthResult.builder("audit")
                .status(rounds.isStuck() ? HealthStatus.DOWN : HealthStatus.UP)
                .details(details)
                .build());
    }
}
