// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be paged.
 *
 * @param id opaque id, also the account name
 * @param role what the person does, for example {@code haematology} or {@code icu-outreach}
 * @param channels the ways to reach the person, best first; an entry without an address is passed over
 */
public record Person(
        String id,
        String name,
        String role,
        @Nullable String phone,
        @Nullable String pager,
        @Nullable String email,
        List<Channel> channels) {
    public Person {
        channels = List.copyOf(channels);
    }

    /** The addresses in this person's own order. */
    public List<Contact> contacts() {
        return contacts(channels);
    }

    /** The addresses in an order asked for, for example by an escalation policy; empty means the person's own. */
    public List<Contact> contacts(List<Channel> order) {
        List<Contact> contacts = new ArrayList<>();
        for (Channel channel : order.isEmpty() ? channels : order) {
            String address = address(channel);
            if (address != null) {
                contacts.add(new Contact(channel, address));
            }
        }
        return List.copyOf(contacts);
    }

    private @Nullable String address(Channel channel) {
        return switch (channel) {
            case SMS -> phone;
            case PAGER -> pager;
            case EMAIL -> email;
        };
    }
}
