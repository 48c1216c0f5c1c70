// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.retention;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.notification.ledger.RetentionRepository;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is older than the settings say; never an alert that is not closed, nor what belongs to one. */
@Singleton
public class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 5000;

    private final RetentionRepository rows;
    private final ReadingRepository readings;
    private final RunTime time;
    private final Duration history;
    private final Duration texts;
    private final Duration series;

    public Retention(RetentionRepository rows, ReadingRepository readings, RunTime time, Settings settings) {
        this.rows = rows;
        this.readings = readings;
        this.time = time;
        this.history = Duration.ofDays(settings.whole(SettingKey.NOTIFICATION_RETENTION));
        this.series = Duration.ofDays(settings.whole(SettingKey.NOTIFICATION_RETENTION_SERIES));
        this.texts = Duration.ofDays(settings.whole(SettingKey.NOTIFICATION_RETENTION_TEXTS));
    }

    /** Deletes what is due, in parts, so that nobody waits for it. */
    public boolean apply() {
        // By the earlier clock: one that was wrong for a while must not delete a year.
        Instant now = time.wall().isBefore(time.now()) ? time.wall() : time.now();
        Instant old = now.minus(history);
        long deleted = 0;
        long part;
        do {
            part = rows.deletePages(old, AT_ONCE) + rows.deleteEvents(old, AT_ONCE);
            deleted += part;
        } while (part > 0);
        deleted += rows.deleteSilences(old) + rows.deleteAlerts(old) + rows.deleteComparisons(old);
        deleted += rows.deleteLines(old) + rows.deleteGrades(old) + rows.deleteFeeds(old);
        deleted += rows.deleteData(old) + rows.deletePatients(old);
        deleted += readings.deleteBefore(now.minus(series));
        deleted += rows.deleteTexts(now.minus(texts)) + rows.deleteSetAside(now.minus(texts));
        if (deleted > 0) {
            LOG.info("deleted {} rows that are older than the settings keep", deleted);
        }
        return true;
    }
}
