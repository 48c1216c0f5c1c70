// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/**
 * A person as kept.
 *
 * @param channels names, best first, separated by commas
 * @param contacts a line for each: the channel, a space, the address
 */
@MappedEntity("person_with_contacts")
public record PersonRow(
        @Id String id,
        String name,
        String duty,
        String channels,
        String contacts,
        @Nullable Instant stoppedAt) {

    /** The row of a person. */
    public static PersonRow of(Person person, @Nullable Instant stoppedAt) {
        return new PersonRow(
                person.id(),
                person.name(),
                person.role(),
                person.channels().stream().map(Channel::name).collect(Collectors.joining(",")),
                person.addresses().stream()
                        .map(contact -> contact.channel().name() + " " + contact.address())
                        .collect(Collectors.joining("\n")),
                stoppedAt);
    }

    /** The person whom the core knows; an address or a channel that cannot be read takes only itself from them. */
    public Person person() {
        List<Contact> addresses =
                contacts.lines().flatMap(line -> contact(line).stream()).toList();
        List<Channel> order =
                channelNames().flatMap(word -> channel(word).stream()).toList();
        return new Person(id, name, duty, addresses, order);
    }

    /** Whether all that is kept of the ways to them can be read. */
    public boolean readable() {
        return contacts.lines().allMatch(line -> contact(line).isPresent())
                && channelNames().allMatch(word -> channel(word).isPresent());
    }

    private Stream<String> channelNames() {
        return Stream.of(channels.split(",", -1)).filter(word -> !word.isEmpty());
    }

    private static Optional<Contact> contact(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : channel(line.substring(0, space)).map(channel -> new Contact(channel, line.substring(space + 1)));
    }

    private static Optional<Channel> channel(String word) {
        try {
            return Optional.of(new Channel(word));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
