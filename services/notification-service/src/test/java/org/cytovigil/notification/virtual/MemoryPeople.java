// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.jspecify.annotations.Nullable;

/** The people in memory. */
final class MemoryPeople implements PersonRepository {
    private final Map<String, PersonRow> rows = new TreeMap<>();
    private final Outage outage;

    MemoryPeople(Outage outage) {
        this.outage = outage;
    }

    @Override
    public List<PersonRow> all() {
        outage.check();
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<PersonRow> find(String id) {
        outage.check();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<PersonRow> withAddress(String channel, String address) {
        Contact wanted = new Contact(new Channel(channel), address);
        return all().stream()
                .filter(row -> row.person().addresses().contains(wanted))
                .findFirst();
    }

    @Override
    public void set(PersonRow row) {
        outage.check();
        rows.put(row.id(), row);
    }

    @Override
    public void stopped(String id, Instant at) {
        stop(id, at);
    }

    @Override
    public void started(String id) {
        stop(id, null);
    }

    private void stop(String id, @Nullable Instant at) {
        find(id).ifPresent(row -> set(PersonRow.of(row.person(), at)));
    }

    @Override
    public long delete(String id) {
        return rows.remove(id) == null ? 0 : 1;
    }

    @Override
    public void put(String id, String name, String duty, String channels) {
        throw new UnsupportedOperationException("people are set whole");
    }

    @Override
    public void forgetContacts(String person) {
        throw new UnsupportedOperationException("people are set whole");
    }

    @Override
    public void putContact(String person, String channel, String address) {
        throw new UnsupportedOperationException("people are set whole");
    }
}
