// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.jspecify.annotations.Nullable;

/** Sets people and their accounts up together. */
@Singleton
public class PeopleBook {
    /** Shorter passwords are refused. */
    public static final int SHORTEST_PASSWORD = 8;

    private final PersonRepository people;
    private final AccountRepository accounts;
    private final KafkaOutbox outbox;

    public PeopleBook(PersonRepository people, AccountRepository accounts, KafkaOutbox outbox) {
        this.people = people;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** A person, the role of their account, and a new password where one is set. */
    public record Entry(
            PersonRow row, String role, @Nullable String password) {
        @Override
        public String toString() {
            return "Entry[" + row.id() + "]";
        }
    }

    /** Sets a person up, or changes them; the account is made with the first password. */
    @Transactional
    public void put(Entry entry, String by) {
        PersonRow row = entry.row();
        if (row.phone() != null
                && people.withPhone(row.phone())
                        .filter(other -> !other.id().equals(row.id()))
                        .isPresent()) {
            throw new JsonProblem("the phone belongs to another person");
        }
        people.put(row.id(), row.name(), row.duty(), row.phone(), row.pager(), row.email(), row.channels());
        String role = entry.role();
        if (entry.password() != null) {
            String kept = accounts.find(row.id()).map(Account::role).orElse(Role.CLINICIAN);
            accounts.put(row.id(), role == null ? kept : role, Passwords.hash(entry.password()));
        } else if (role != null) {
            var unused = accounts.setRole(row.id(), role);
        }
        outbox.audit(by, "PERSON_SET", row.id(), null);
    }
}
