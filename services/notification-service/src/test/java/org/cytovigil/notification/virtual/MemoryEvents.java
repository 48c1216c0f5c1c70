// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.jspecify.annotations.Nullable;

/** The stories of the alerts in memory. */
final class MemoryEvents implements AlertEventRepository {
    private final List<AlertEvent> rows = new ArrayList<>();
    private final MemoryAlerts alerts;
    private final Outage outage;

    MemoryEvents(MemoryAlerts alerts, Outage outage) {
        this.alerts = alerts;
        this.outage = outage;
    }

    int size() {
        return rows.size();
    }

    @Override
    public AlertEvent save(AlertEvent event) {
        outage.check();
        rows.add(event);
        return event;
    }

    @Override
    public List<AlertEvent> of(String alertId) {
        outage.check(alertId);
        return rows.stream().filter(event -> event.alertId().equals(alertId)).toList();
    }

    @Override
    public List<AlertEvent> ofWaiting(boolean high) {
        outage.checkAll();
        Set<String> waiting = alerts.waiting(high).stream().map(Alert::id).collect(Collectors.toSet());
        return rows.stream().filter(event -> waiting.contains(event.alertId())).toList();
    }

    @Override
    public @Nullable Instant newest() {
        return rows.stream().map(AlertEvent::at).max(Instant::compareTo).orElse(null);
    }

    @Override
    public boolean knows(String alertId, String sourceKey) {
        return of(alertId).stream().anyMatch(event -> sourceKey.equals(event.sourceKey()));
    }
}
