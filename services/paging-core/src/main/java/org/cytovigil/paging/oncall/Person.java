// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who can be paged.
 *
 * @param id opaque id, also the account name
 * @param role what the person does, for example {@code haematology} or {@code icu-outreach}
 * @param addresses all that are known, one for each channel
 * @param channels the ways to reach the person, best first; an entry without an address is passed over
 */
public record Person(String id, String name, String role, List<Contact> addresses, List<Channel> channels) {
    /** Copies the lists. */
    public Person {
        addresses = List.copyOf(addresses);
        channels = List.copyOf(channels);
    }

    /** The addresses in this person's own order. */
    public List<Contact> contacts() {
        return contacts(channels);
    }

    /** The addresses in an order asked for, for example by an escalation policy; empty means the person's own. */
    public List<Contact> contacts(List<Channel> order) {
        return (order.isEmpty() ? channels : order)
                .stream().flatMap(channel -> contact(channel).stream()).toList();
    }

    /** The address on a channel; empty where there is none. */
    public Optional<Contact> contact(Channel channel) {
        return addresses.stream()
                .filter(contact -> contact.channel().equals(channel))
                .findFirst();
    }
}
