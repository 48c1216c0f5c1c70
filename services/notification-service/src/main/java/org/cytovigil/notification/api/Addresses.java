// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.security.authentication.Authentication;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/**
 * What an account may see of people's addresses: a viewer none; a clinician and a lead those at which one calls a colleague; an
 * address with which anybody could page, such as the routing key of a pager, only whoever sets it.
 */
record Addresses(boolean open, boolean secret, Channels channels) {

    static Addresses seenBy(Authentication account, Channels channels) {
        return new Addresses(
                account.getRoles().contains(Role.CLINICIAN), account.getRoles().contains(Role.ADMIN), channels);
    }

    /** A way to a person as the account may see it. */
    ContactView of(Contact contact) {
        return new ContactView(contact.channel().name(), seen(contact));
    }

    /** The address of a person in a field of its own, null where there is none. */
    @Nullable
    String on(ContactFields.Field field, Person person) {
        return person.contact(field.channel()).map(this::seen).orElse(null);
    }

    /** The address; null for an account that may not see it. */
    @Nullable
    String seen(Contact contact) {
        boolean locked =
                channels.type(contact.channel()).map(ChannelType::secret).orElse(true);
        return (locked ? secret : open) ? contact.address() : null;
    }
}
