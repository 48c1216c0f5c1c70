// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.pagetest.PageTests;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.escalation.Routes.Route;
import org.cytovigil.paging.oncall.Contact;

/** What people do with devices of their own. An account is of the person with the same name. */
@Singleton
public class OwnDevices {
    private final WebPush channel;
    private final PushDevices devices;
    private final PersonRepository people;
    private final PageTests tests;
    private final Changes changes;

    OwnDevices(WebPush channel, PushDevices devices, PersonRepository people, PageTests tests, Changes changes) {
        this.channel = channel;
        this.devices = devices;
        this.people = people;
        this.tests = tests;
        this.changes = changes;
    }

    /** Whether the account is of somebody who can be paged. */
    public boolean isPerson(String account) {
        return people.find(account).isPresent();
    }

    /** Those of an account, oldest first. */
    public List<PushDevice> of(String account) {
        return devices.of(account);
    }

    /**
     * Pages come to the browser with the subscription from now on; empty where the account is of nobody who can be paged, or
     * pages go to no browser.
     *
     * @throws IllegalArgumentException for a subscription that cannot be used, saying why
     */
    Optional<PushDevice> add(String account, String endpoint, String key, String secret, String name) {
        if (channel.publicKey().isEmpty()) {
            return Optional.empty();
        }
        Subscription subscription = Subscription.checked(channel.endpoints(), endpoint, key, secret);
        return people.find(account).map(person -> {
            PushDevice added = devices.add(person, subscription, name);
            changes.happened();
            return added;
        });
    }

    /** Pages come there no more; whether the device was of the account. */
    public boolean remove(String account, String device) {
        boolean removed = devices.remove(account, device);
        changes.happened();
        return removed;
    }

    /** Sends a test page to one device; the id of the page, empty where the device is not of the account. */
    public Optional<String> test(String account, String device) {
        Optional<PersonRow> person = people.find(account);
        boolean own =
                device.matches("[0-9a-f]{32}") && !devices.of(account, device).isEmpty();
        return person.filter(known -> own && channel.publicKey().isPresent())
                .map(known -> tests.beginBy(
                        new Route(
                                new Contact(WebPush.CHANNEL, device),
                                channel.providers().get(0).provider()),
                        known));
    }
}
