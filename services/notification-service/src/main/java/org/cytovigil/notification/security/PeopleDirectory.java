// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.Account;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.oncall.Contact;
import org.jspecify.annotations.Nullable;

/** Sets people and their accounts up together. There is always an administrator, or nobody could set anything any more. */
@Singleton
public class PeopleDirectory {
    /** Shorter passwords are refused. */
    public static final int SHORTEST_PASSWORD = 8;

    private final PersonRepository people;
    private final AccountRepository accounts;
    private final Duty duty;
    private final Channels channels;
    private final KafkaOutbox outbox;
    private final Passwords passwords;

    public PeopleDirectory(
            PersonRepository people,
            AccountRepository accounts,
            Duty duty,
            Channels channels,
            KafkaOutbox outbox,
            Passwords passwords) {
        this.passwords = passwords;
        this.people = people;
        this.accounts = accounts;
        this.duty = duty;
        this.channels = channels;
        this.outbox = outbox;
    }

    /** A person, the role of their account where it is set, and a new password where one is set. */
    public record Entry(
            PersonRow row, @Nullable String role, @Nullable String password) {
        @Override
        public String toString() {
            return "Entry[" + row.id() + "]";
        }
    }

    /** What a removal came to. */
    public enum Removal {
        DONE,
        UNKNOWN,
        LAST_ADMIN,
        ON_A_ROSTER
    }

    /**
     * Sets a person up, or changes them; the account is made with the first password. One change waits for the other, so
     * that two at once, each of another field, are both kept.
     *
     * @param change what becomes of the person as they are now, empty where there is no such person
     */
    @Transactional
    public Entry put(String person, Function<Optional<PersonRow>, Entry> change, String by) {
        List<Account> all = accounts.lockAll();
        Optional<PersonRow> before = people.find(person);
        if (before.isEmpty()) {
            refuseNearlySame(person, all);
        }
        Entry entry = change.apply(before);
        PersonRow row = entry.row();
        row.person().addresses().forEach(contact -> refuseSomebodyElses(contact, row.id()));
        people.set(row);
        Optional<Account> known = all.stream()
                .filter(account -> account.username().equals(row.id()))
                .findFirst();
        String kept = known.map(Account::role).orElse(Role.CLINICIAN);
        String role = entry.role() == null ? kept : entry.role();
        if (!role.equals(Role.ADMIN) && isLastAdmin(all, row.id())) {
            throw new JsonProblem("the last administrator cannot be given another role");
        }
        if (entry.password() != null && !isPasswordOf(known, entry.password())) {
            accounts.put(row.id(), role, passwords.hash(entry.password()));
        } else if (known.isPresent()) {
            var unused = accounts.setRole(row.id(), role);
        }
        outbox.audit(by, "PERSON_SET", row.id(), role.equals(kept) ? null : "role " + role);
        return entry;
    }

    /** Whoever reads a roster takes Admin and admin for one person. */
    private void refuseNearlySame(String person, List<Account> accounts) {
        Stream.concat(
                        accounts.stream().map(Account::username),
                        people.all().stream().map(PersonRow::id))
                .filter(other -> other.equalsIgnoreCase(person) && !other.equals(person))
                .findFirst()
                .ifPresent(other -> {
                    throw new JsonProblem("there is already '" + other + "', whose id differs in capital letters only");
                });
    }

    /** Whoever sets people up again each night with the same passwords must not sign them out. */
    private static boolean isPasswordOf(Optional<Account> known, String password) {
        return known.filter(account -> Passwords.matches(password, account.passwordHash()))
                .isPresent();
    }

    private void refuseSomebodyElses(Contact contact, String person) {
        boolean ofOne =
                channels.type(contact.channel()).filter(ChannelType::answered).isPresent();
        if (ofOne
                && people.withAddress(contact.channel().name(), contact.address())
                        .filter(other -> !other.id().equals(person))
                        .isPresent()) {
            throw new JsonProblem(contact.channel().name() + ": the address belongs to another person");
        }
    }

    /** Removes a person and their account. Whoever a roster still names stays, or its unit would have a gap unnoticed. */
    @Transactional
    public Removal remove(String person, String by) {
        List<Account> all = accounts.lockAll();
        boolean hasAccount = all.stream().anyMatch(account -> account.username().equals(person));
        if (!hasAccount && people.find(person).isEmpty()) {
            return Removal.UNKNOWN;
        }
        if (isLastAdmin(all, person)) {
            return Removal.LAST_ADMIN;
        }
        duty.holdRosters();
        if (!duty.rostersNaming(person).isEmpty()) {
            return Removal.ON_A_ROSTER;
        }
        accounts.delete(person);
        var unused = people.delete(person);
        outbox.audit(by, "PERSON_REMOVED", person, null);
        return Removal.DONE;
    }

    private static boolean isLastAdmin(List<Account> all, String username) {
        List<Account> admins = all.stream()
                .filter(account -> account.role().equals(Role.ADMIN))
                .toList();
        return admins.size() == 1 && admins.get(0).username().equals(username);
    }
}
