// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyNow;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.sending.PageSender;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.notification.wakeup.UrgentCases;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.escalation.ReceiptPatience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the clock: which alerts need something done, and which receipts are overdue. */
@Singleton
public class CaseClock {
    private static final Logger LOG = LoggerFactory.getLogger(CaseClock.class);
    private static final int MOST_URGENT = 50;

    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PageTryRepository tries;
    private final CaseAdvance advance;
    private final DeliveryTracker book;
    private final Duty duty;
    private final RunTime time;
    private final Channels channels;
    private final TechnicalAlarms alarms;
    private final Silences silences;
    private final Changes changes;
    private final UrgentCases urgent;
    private final PageSender sender;
    private final Pace ofHigh;
    private final Pace ofOthers;

    public CaseClock(
            AlertRepository alerts,
            AlertEventRepository events,
            PageTryRepository tries,
            CaseAdvance advance,
            DeliveryTracker book,
            Duty duty,
            RunTime time,
            Channels channels,
            TechnicalAlarms alarms,
            Silences silences,
            Changes changes,
            UrgentCases urgent,
            PageSender sender) {
        this.alerts = alerts;
        this.events = events;
        this.tries = tries;
        this.advance = advance;
        this.book = book;
        this.duty = duty;
        this.time = time;
        this.channels = channels;
        this.alarms = alarms;
        this.silences = silences;
        this.changes = changes;
        this.urgent = urgent;
        this.sender = sender;
        this.ofHigh = new Pace(1, time::nanos);
        this.ofOthers = new Pace(9, time::nanos);
    }

    /** Does all that is due now. One alert that cannot be handled holds up no other, nor does one part of the look. */
    public void tick() {
        Instant now = time.now();
        // With thousands of alerts a look takes long: it leaves half of the time, or nine tenths, to what is urgent.
        try {
            ofHigh.keep(() -> lookAt(true, now));
        } finally {
            try {
                ofOthers.keep(() -> lookAt(false, now));
            } finally {
                markOverdueReceipts(now);
            }
        }
    }

    private void lookAt(boolean high, Instant now) {
        List<Alert> waiting = alerts.waiting(high);
        if (waiting.isEmpty()) {
            return;
        }
        Look look = new Look(duty.standing(), silences.inForce(), now, time.wall());
        Map<String, List<AlertEvent>> stories = stories(high);
        boolean changed = false;
        for (Alert alert : waiting) {
            changed |= advanced(alert, stories, look);
        }
        if (changed) {
            told();
        }
    }

    private void told() {
        sender.hurry();
        changes.happened();
    }

    /** Does what is due for some alerts to which something has just happened; waits so long for the first of them. */
    public void lookAtUrgent(Duration longest) throws InterruptedException {
        Optional<String> alertId = urgent.next(longest);
        for (int done = 0; done < MOST_URGENT && alertId.isPresent(); done++) {
            if (advanced(alertId.get())) {
                told();
            }
            alertId = done + 1 < MOST_URGENT ? urgent.next(Duration.ZERO) : Optional.empty();
        }
    }

    private boolean advanced(String alertId) {
        try {
            return advance.advance(alertId);
        } catch (RuntimeException | Error failed) {
            Failures.endIfOutOfMemory(failed);
            LOG.warn("cannot advance an alert at once, the next look at the clock does: {}", failed.toString());
            return false;
        }
    }

    /** What is the same for all alerts at one look at the clock. */
    private record Look(DutyNow standing, List<SilenceRow> silences, Instant now, Instant wall) {}

    /** All stories at once, or none where one of them cannot be read: then each alert's is read alone. */
    private Map<String, List<AlertEvent>> stories(boolean high) {
        try {
            return events.ofWaiting(high).stream().collect(Collectors.groupingBy(AlertEvent::alertId));
        } catch (RuntimeException failed) {
            if (Failures.passes(failed)) {
                throw failed;
            }
            return Map.of();
        }
    }

    private boolean advanced(Alert alert, Map<String, List<AlertEvent>> stories, Look look) {
        try {
            List<AlertEvent> known = stories.get(alert.id());
            List<AlertEvent> story = known == null ? events.of(alert.id()) : known;
            return !Silences.holdsBack(look.silences(), alert, story)
                    && isDue(alert, story, look)
                    && advance.advance(alert.id());
        } catch (RuntimeException | Error failed) {
            Failures.endIfOutOfMemory(failed);
            LOG.error("cannot advance alert {}", alert.code(), failed);
            if (!Failures.passes(failed)) {
                alarms.raiseOnce(alert.id(), "alert " + alert.code() + " cannot be advanced");
            }
            return false;
        }
    }

    /** Asked without a lock, since mostly nothing is due; {@link CaseAdvance} asks again with one. */
    private boolean isDue(Alert alert, List<AlertEvent> story, Look look) {
        return !advance.caseOf(alert, look.standing())
                .next(CaseStory.of(story), look.standing().onCall(alert.unit(), look.wall()), look.now())
                .isEmpty();
    }

    /** A provider that never sends receipts is not overdue: its pages stay accepted. */
    private void markOverdueReceipts(Instant now) {
        for (PageTry page :
                tries.withoutReceiptSince(now.minus(ReceiptPatience.DEFAULT.otherRoute()), channels.withReceipts())) {
            try {
                var unused = book.record(
                        new TryKey(page.pageId(), page.attempt()),
                        new Sign(DeliverySign.RECEIPT_OVERDUE, null, "no receipt"));
            } catch (RuntimeException | Error failed) {
                Failures.endIfOutOfMemory(failed);
                LOG.error("cannot mark an overdue receipt: {}", failed.toString());
            }
        }
    }
}
