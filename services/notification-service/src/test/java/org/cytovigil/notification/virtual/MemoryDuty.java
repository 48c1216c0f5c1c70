// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.notification.ledger.DutyDocument;
import org.cytovigil.notification.ledger.DutyRepository;

/** Rosters and policies in memory, as the documents that they are. */
final class MemoryDuty implements DutyRepository {
    private final Map<String, DutyDocument> rosters = new TreeMap<>();
    private final Map<String, DutyDocument> policies = new TreeMap<>();
    private final Outage outage;

    MemoryDuty(Outage outage) {
        this.outage = outage;
    }

    @Override
    public List<DutyDocument> rosters() {
        outage.check();
        return List.copyOf(rosters.values());
    }

    @Override
    public List<DutyDocument> policies() {
        outage.check();
        return List.copyOf(policies.values());
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    @Override
    public void putRoster(String unit, String body) {
        rosters.put(unit, new DutyDocument(unit, body));
    }

    @Override
    public void putPolicy(String unit, String body) {
        policies.put(unit, new DutyDocument(unit, body));
    }
}
