// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;

/** The accounts in memory: names and roles. */
final class MemoryAccounts implements AccountRepository {
    private final Map<String, Account> rows = new TreeMap<>();

    @Override
    public Optional<Account> find(String username) {
        return Optional.ofNullable(rows.get(username));
    }

    @Override
    public List<Account> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void delete(String username) {
        rows.remove(username);
    }

    @Override
    public List<Account> lockAll() {
        return all();
    }

    @Override
    public void put(String username, String role, String passwordHash) {
        rows.put(username, new Account(username, role, passwordHash, 0));
    }

    @Override
    public long endSessions(String username) {
        throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public long setRole(String username, String role) {
        put(username, role, "");
        return 1;
    }
}
