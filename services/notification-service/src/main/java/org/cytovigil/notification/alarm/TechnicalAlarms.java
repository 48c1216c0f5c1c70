// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.alarm;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who look after the system that something stands in for what should be: in the log, in
 * {@code cytovigil_technical_alarms_total}, on {@code audit.events.v1} and, where there is one, at an Alertmanager. What does not end is told again each hour.
 */
@Singleton
public class TechnicalAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(TechnicalAlarms.class);
    private static final long AGAIN_NANOS = 3_600_000_000_000L;
    private static final int MOST_REMEMBERED = 1000;

    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;
    private final Alertmanager alertmanager;
    private final RunTime time;

    private final Map<String, Long> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public TechnicalAlarms(KafkaOutbox outbox, PagingMetrics metrics, Alertmanager alertmanager, RunTime time) {
        this.outbox = outbox;
        this.metrics = metrics;
        this.alertmanager = alertmanager;
        this.time = time;
    }

    /** Raises an alarm about a subject, such as an alert or a topic; neither text may hold data of patients. */
    public void raise(String subject, String what) {
        alertmanager.raised(subject, what);
        write(subject, what);
    }

    /** The same about what stands until it is over: for an alert that nobody answers. */
    public void raiseUntilOver(String subject, String what) {
        alertmanager.stands(subject, what);
        write(subject, what);
    }

    /** What was raised about the subject is over. */
    public void over(String subject) {
        alertmanager.over(subject);
    }

    private void write(String subject, String what) {
        metrics.alarm();
        LOG.error("technical alarm: {} ({})", what, subject);
        outbox.audit("notification", "TECHNICAL_ALARM", subject, what);
    }

    /** The same, once an hour for a subject and text: for what is met again and again. */
    public void raiseOnce(String subject, String what) {
        long now = time.nanos();
        synchronized (told) {
            Long before = told.get(subject + what);
            if (before != null && now - before < AGAIN_NANOS) {
                return;
            }
            told.put(subject + what, now);
        }
        raise(subject, what);
    }
}
