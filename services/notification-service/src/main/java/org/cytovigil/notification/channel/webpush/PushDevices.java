// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of each person. A person's address on the channel is the list of them, and there is none without a device: who
 * on call can be reached is then told as for any other channel.
 */
@Singleton
class PushDevices {
    private static final Logger LOG = LoggerFactory.getLogger(PushDevices.class);
    private static final int MOST = 8;

    private final PushDeviceRepository devices;
    private final PersonRepository people;
    private final KafkaOutbox outbox;
    private final Provider<PersonMessages> messages;

    PushDevices(
            PushDeviceRepository devices,
            PersonRepository people,
            KafkaOutbox outbox,
            Provider<PersonMessages> messages) {
        this.devices = devices;
        this.people = people;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** Those to which pages of a person go, oldest first; none where an administrator has cleared the person's address. */
    List<PushDevice> of(String person) {
        return people.find(person)
                .flatMap(row -> row.person().contact(WebPush.CHANNEL))
                .map(contact -> devices.of(person, contact.address()))
                .orElse(List.of());
    }

    /** Those that an address of the person names. */
    List<PushDevice> of(String person, String address) {
        return devices.of(person, address);
    }

    /** Whether one that an address names has ever shown a page. */
    boolean proven(String address) {
        return devices.proven(address);
    }

    /** It showed a page. */
    void shown(String device) {
        devices.shown(device, outbox.now());
    }

    /**
     * A person wants pages on the browser that gave the subscription; it takes those of nobody else from then on.
     *
     * @throws IllegalArgumentException where the person has too many
     */
    @Transactional
    PushDevice add(PersonRow person, Subscription subscription, String name) {
        var unused = devices.lock(person.id());
        String id = subscription.id();
        Optional<PushDevice> before = devices.find(id);
        List<PushDevice> own = of(person.id());
        if (own.size() >= MOST && own.stream().noneMatch(device -> device.id().equals(id))) {
            throw new IllegalArgumentException("a person has at most " + MOST + " devices; remove one first");
        }
        devices.put(
                id,
                person.id(),
                subscription.endpoint(),
                subscription.key(),
                subscription.secret(),
                name,
                outbox.now());
        before.filter(device -> !device.person().equals(person.id()))
                .map(PushDevice::person)
                .ifPresent(this::lost);
        PushDevice added = devices.find(id).orElseThrow();
        readdress(
                person.id(),
                Stream.concat(own.stream().filter(device -> !device.id().equals(id)), Stream.of(added))
                        .toList());
        outbox.audit(person.id(), "PUSH_DEVICE_ADDED", person.id(), name);
        return added;
    }

    /** A person wants no more pages there; whether it was theirs. */
    @Transactional
    boolean remove(String person, String id) {
        var unused = devices.lock(person);
        if (devices.find(id).filter(device -> device.person().equals(person)).isEmpty()) {
            return false;
        }
        boolean removed = devices.delete(id) > 0;
        readdress(person, of(person));
        outbox.audit(person, "PUSH_DEVICE_REMOVED", person, null);
        return removed;
    }

    /** Its push service knows it no more. */
    @Transactional
    void gone(PushDevice device) {
        var unused = devices.lock(device.person());
        if (devices.delete(device.id()) == 0) {
            return;
        }
        outbox.audit("notification", "PUSH_DEVICE_GONE", device.person(), device.name());
        LOG.warn("a device of {} takes no pages any more", device.person());
        lost(device.person());
    }

    /** Whoever believed to be reached at a device is told by another way, and the leads if it was the last. */
    private void lost(String person) {
        List<PushDevice> left = of(person);
        readdress(person, left);
        Instant now = outbox.now();
        String text = "Cytovigil: a browser of yours takes no pages any more. Open the console there and turn them on.";
        people.find(person).ifPresent(row -> messages.get().tell(row, text, now));
        if (left.isEmpty()) {
            messages.get()
                    .tellLeads(
                            "Cytovigil: no browser of " + person + " takes pages any more. Check who is on call.",
                            person,
                            now);
        }
    }

    private void readdress(String id, List<PushDevice> kept) {
        String address = kept.stream().map(PushDevice::id).collect(Collectors.joining(","));
        devices.deleteBeside(id, address);
        people.find(id).ifPresent(row -> people.set(PersonRow.of(at(address, row.person()), row.stoppedAt())));
    }

    /** The person with that address; the channel comes last among theirs where it is a new one. */
    private static Person at(String address, Person person) {
        List<Contact> addresses = new ArrayList<>(person.addresses());
        addresses.removeIf(contact -> contact.channel().equals(WebPush.CHANNEL));
        List<Channel> order = new ArrayList<>(person.channels());
        if (!address.isEmpty()) {
            addresses.add(new Contact(WebPush.CHANNEL, address));
            if (!order.contains(WebPush.CHANNEL)) {
                order.add(WebPush.CHANNEL);
            }
        }
        return new Person(person.id(), person.name(), person.role(), addresses, order);
    }
}
