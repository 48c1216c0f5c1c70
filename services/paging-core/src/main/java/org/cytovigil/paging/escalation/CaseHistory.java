// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.paging.delivery.Delivery;
import org.cytovigil.paging.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Where a case stands, read from its events; only what came after the last opening counts. */
final class CaseHistory {
    private final Map<String, PageProgress> pages = new LinkedHashMap<>();
    private final Set<String> tried = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Set<String> passedOn = new HashSet<>();
    private int opening;
    private int round;
    private Instant roundBegan = Instant.MIN;
    private boolean waiting;
    private boolean alarmed;

    /** What is known of one page: its newest try, and whether any try arrived. */
    static final class PageProgress {
        private final String person;
        private final Instant firstTriedAt;
        private int attempt;
        private Instant triedAt = Instant.MIN;
        private DeliveryState newest = DeliveryState.QUEUED;
        private Instant changedAt = Instant.MIN;
        private boolean proven;

        private PageProgress(String person, Instant firstTriedAt) {
            this.person = person;
            this.firstTriedAt = firstTriedAt;
        }

        int attempt() {
            return attempt;
        }

        Instant firstTriedAt() {
            return firstTriedAt;
        }

        Instant triedAt() {
            return triedAt;
        }

        Instant changedAt() {
            return changedAt;
        }

        boolean failed() {
            return newest == DeliveryState.FAILED;
        }

        boolean proven() {
            return proven;
        }
    }

    static CaseHistory of(List<CaseEvent> events) {
        CaseHistory history = new CaseHistory();
        events.forEach(history::add);
        return history;
    }

    private void add(CaseEvent event) {
        if (event instanceof CaseEvent.Opened) {
            open(event.at());
        } else if (event instanceof CaseEvent.Tried attempt) {
            add(attempt);
        } else if (event instanceof CaseEvent.Progressed progress) {
            add(progress);
        } else if (event instanceof CaseEvent.Escalated escalated) {
            add(escalated);
        } else if (event instanceof CaseEvent.AlarmRaised) {
            alarmed = true;
        } else {
            waiting = false;
        }
    }

    private void open(Instant at) {
        pages.clear();
        tried.clear();
        reached.clear();
        passedOn.clear();
        opening++;
        round = 0;
        roundBegan = at;
        waiting = true;
        alarmed = false;
    }

    private void add(CaseEvent.Escalated event) {
        waiting |= event.reason() == EscalationReason.GIVEN_BACK;
        round = event.round();
        roundBegan = event.at();
        String by = event.by();
        if (by != null) {
            passedOn.add(by);
        } else if (event.reason() != EscalationReason.NOBODY) {
            passedOn.clear(); // the wait is over, and who could not go then may by now
        }
    }

    private void add(CaseEvent.Tried event) {
        PageProgress page = pages.computeIfAbsent(event.pageId(), id -> new PageProgress(event.person(), event.at()));
        page.attempt = event.attempt();
        page.triedAt = event.at();
        page.changedAt = event.at();
        page.newest = DeliveryState.QUEUED;
        tried.add(event.person());
    }

    private void add(CaseEvent.Progressed event) {
        PageProgress page = pages.get(event.pageId());
        if (page == null) {
            return; // a receipt of an earlier opening
        }
        if (event.attempt() == page.attempt) {
            page.newest = event.state();
            page.changedAt = event.at();
        }
        if (Delivery.proven(event.state())) {
            page.proven = true;
            reached.add(page.person);
        }
    }

    /** Whether nobody has taken it yet. */
    boolean waiting() {
        return waiting;
    }

    int opening() {
        return opening;
    }

    int round() {
        return round;
    }

    Instant roundBegan() {
        return roundBegan;
    }

    boolean alarmed() {
        return alarmed;
    }

    @Nullable
    PageProgress page(String pageId) {
        return pages.get(pageId);
    }

    /** Whether this person passed it on, and no wait for an answer has ended since then. */
    boolean passedOn(String person) {
        return passedOn.contains(person);
    }

    /** Whether this person was tried, but no proof of arrival ever came. */
    boolean unreached(String person) {
        return tried.contains(person) && !reached.contains(person);
    }
}
