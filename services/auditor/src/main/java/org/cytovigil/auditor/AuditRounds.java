// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits the site and its audit trail again and again; the numbers of gaps and of breaks are metrics, and each is a line of
 * the log.
 */
@Singleton
@Requires(beans = SiteAudit.class)
class AuditRounds {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRounds.class);

    /**
     * A site that starts has pages to send first. And where an audit needs more memory than there is, the process ends
     * more seldom than the five times in five minutes at which a whole site is given up, and its paging with it.
     */
    private static final Duration FIRST = Duration.ofMinutes(2);

    private final SiteAudit audit;
    private final Clock clock;
    private final Duration interval;
    private final Settings settings;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(round -> {
        Thread thread = new Thread(round, "audit");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable AuditReport newest;
    private volatile Instant succeededAt;
    private volatile int trailBreaks;

    AuditRounds(SiteAudit audit, Clock clock, Settings settings, MeterRegistry meters) {
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
        this.interval = settings.duration(SettingKey.AUDIT_INTERVAL);
        this.succeededAt = clock.instant();
        meters.gauge("cytovigil.audit.gaps", this, AuditRounds::gaps);
        meters.gauge("cytovigil.audit.trail.breaks", this, rounds -> rounds.trailBreaks);
        meters.gauge("cytovigil.audit.age.seconds", this, rounds -> rounds.age().toSeconds());
    }

    void start() {
        var unused = rounds.scheduleWithFixedDelay(
                this::round, FIRST.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            AuditReport report = audit.confirmed(null, audit::secondLook);
            // The patient's key stays out of the log; verify shows it to whoever may read the topics.
            report.gaps().forEach(gap -> LOG.error("gap {} of alert {}: {}", gap.kind(), gap.alert(), gap.detail()));
            newest = report;
            ChainReport trail = ChainCheck.of(settings);
            trail.breaks().forEach(place -> LOG.error("the audit trail does not hold: {}", place.line()));
            trailBreaks = trail.breaks().size();
            succeededAt = clock.instant();
        } catch (RuntimeException | Error failed) { // an error that goes further would end all rounds
            LOG.error("the audit failed and is tried again in {}", interval, failed);
        }
    }

    private double gaps() {
        AuditReport report = newest;
        return report == null ? 0 : report.gaps().size();
    }

    /** What the newest audit found; empty before the first has ended. */
    Optional<AuditReport> newest() {
        return Optional.ofNullable(newest);
    }

    /** How long ago the newest audit ended; before the first, how long it has been awaited. */
    Duration age() {
        return Duration.between(succeededAt, clock.instant());
    }

    /** No round of a site that is well takes so long. */
    boolean isStuck() {
        return age().compareTo(interval.multipliedBy(3).plus(FIRST)) > 0;
    }

    @PreDestroy
    void stop() {
        rounds.shutdownNow();
    }
}
