// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.security.Passwords;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * What comes before the loops begin: a fresh database gets the first account, and where asked for people to page; an older
 * one says what time it is at least.
 */
@Singleton
@Order(-100)
class FirstStart implements ApplicationEventListener<ServerStartupEvent> {
    private static final String ADMIN = "admin";

    private final AccountRepository accounts;
    private final PersonRepository people;
    private final Duty duty;
    private final Settings settings;
    private final AlertEventRepository events;
    private final RunTime time;
    private final Passwords passwords;

    FirstStart(
            AccountRepository accounts,
            PersonRepository people,
            Duty duty,
            Settings settings,
            AlertEventRepository events,
            RunTime time,
            Passwords passwords) {
        this.passwords = passwords;
        this.events = events;
        this.time = time;
        this.accounts = accounts;
        this.people = people;
        this.duty = duty;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        Instant newest = events.newest();
        if (newest != null) {
            time.notBefore(newest);
        }
        if (accounts.all().isEmpty()) {
            makeAdmin();
        }
        if (settings.flag(SettingKey.NOTIFICATION_DEFAULTS) && people.all().isEmpty()) {
            makeDefaults();
        }
    }

    private void makeAdmin() {
        Optional<String> given = settings.find(SettingKey.ADMIN_PASSWORD);
        String password = given.orElseGet(Passwords::makeUp);
        accounts.put(ADMIN, Role.ADMIN, passwords.hash(password));
        if (given.isEmpty()) {
            System.out.println("account admin " + ADMIN + " " + password);
            System.out.flush();
        }
    }

    private void makeDefaults() {
        people.set(person("oncall-1", "First on call", "haematology", "100"));
        people.set(person("oncall-2", "Second on call", "icu-outreach", "101"));
        Roster roster =
                new Roster(Roster.ANY_UNIT, ZoneId.of("UTC"), List.of(), List.of("oncall-1", "oncall-2"), List.of());
        duty.setRoster(roster, ADMIN);
        duty.setPolicy(EscalationPolicy.standard(Roster.ANY_UNIT), ADMIN);
    }

    /** Somebody at the simulated carrier. */
    private static PersonRow person(String id, String name, String duty, String extension) {
        Contact phone = new Contact(new Channel("SMS"), "+15550" + extension);
        Contact pager = new Contact(new Channel("PAGER"), "P" + extension);
        List<Contact> addresses = List.of(phone, pager);
        return PersonRow.of(new Person(id, name, duty, addresses, List.of(phone.channel(), pager.channel())), null);
    }
}
