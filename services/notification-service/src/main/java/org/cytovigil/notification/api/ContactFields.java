// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a person in a document: {@code contacts} for any channel, and a field each for the most common ones. What
 * is left out stays, {@code null} clears. What was fetched says each of the common addresses twice, and may be sent back with
 * one of the two changed: that one counts.
 */
final class ContactFields {
    private static final int LONGEST = 500;
    private static final KnownFields CONTACT = KnownFields.of("a contact", "channel", "address");

    /** The most common channels, whose addresses have fields with names of their own. */
    static final Field PHONE = new Field("phone", "SMS");

    static final Field PAGER = new Field("pager", "PAGER");
    static final Field EMAIL = new Field("email", "EMAIL");

    private static final List<Field> FIELDS = List.of(PHONE, PAGER, EMAIL);

    private static final Field HYPHENATED = new Field("e-mail", "EMAIL");

    private final Optional<Person> before;
    private final Channels channels;
    private final Map<Channel, String> addresses = new LinkedHashMap<>();
    private final Map<Channel, Set<Optional<String>>> given = new LinkedHashMap<>();

    /** A field of a person that holds the address on a channel. */
    record Field(String name, Channel channel) {
        Field(String name, String channel) {
            this(name, new Channel(channel));
        }
    }

    ContactFields(Optional<Person> before, Channels channels) {
        this.before = before;
        this.channels = channels;
        before.ifPresent(
                person -> person.addresses().forEach(contact -> addresses.put(contact.channel(), contact.address())));
    }

    /** Takes what a document says. */
    void read(ObjectNode body) {
        Stream.concat(FIELDS.stream(), Stream.of(HYPHENATED))
                .filter(field -> body.has(field.name()))
                .forEach(field -> set(named(field.channel().name()), RequestJson.text(body, field.name())));
        JsonNode contacts = body.path("contacts");
        if (!contacts.isMissingNode() && !contacts.isArray()) {
            throw new JsonProblem("contacts must be a list of {channel, address}");
        }
        for (JsonNode contact : contacts) {
            if (!(contact instanceof ObjectNode object)) {
                throw new JsonProblem("contacts must be a list of {channel, address}");
            }
            CONTACT.check(object);
            if (!object.has("address")) {
                throw new JsonProblem("contacts: address is missing; null clears it");
            }
            set(named(RequestJson.text(object, "channel")), RequestJson.text(object, "address"));
        }
        given.forEach(this::settle);
    }

    private void set(ChannelType type, @Nullable String text) {
        given.computeIfAbsent(type.channel(), channel -> new LinkedHashSet<>()).add(address(type, text));
    }

    private void settle(Channel channel, Set<Optional<String>> said) {
        Optional<String> old = before.flatMap(person -> person.contact(channel)).map(Contact::address);
        List<Optional<String>> changed =
                said.stream().filter(address -> !address.equals(old)).toList();
        if (changed.size() > 1) {
            throw new JsonProblem(channel.name() + ": two addresses are given for it");
        }
        for (Optional<String> address : changed) {
            address.ifPresentOrElse(text -> addresses.put(channel, text), () -> addresses.remove(channel));
        }
    }

    private static Optional<String> address(ChannelType type, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new JsonProblem(type.channel().name() + ": an address has 1 to " + LONGEST
                    + " characters, none of them a control character");
        }
        try {
            return Optional.of(type.address(text));
        } catch (IllegalArgumentException refused) {
            throw new JsonProblem(String.valueOf(refused.getMessage()));
        }
    }

    private ChannelType named(@Nullable String name) {
        try {
            return channels.named(name == null ? "" : name);
        } catch (IllegalArgumentException unknown) {
            throw new JsonProblem(String.valueOf(unknown.getMessage()));
        }
    }

    /** What the person is to have. */
    List<Contact> addresses() {
        return addresses.entrySet().stream()
                .map(entry -> new Contact(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** As given, or as they were with what the person has an address for now; a new person's are all with an address. */
    List<Channel> order(ObjectNode body) {
        JsonNode given = body.get("channels");
        Set<Channel> order = new LinkedHashSet<>();
        if (given != null && given.isArray()) {
            given.forEach(channel -> order.add(named(channel.asText()).channel()));
            return List.copyOf(order);
        }
        if (given != null && !given.isNull()) {
            throw new JsonProblem("channels must be a list");
        }
        if (given == null) {
            before.ifPresent(person -> order.addAll(person.channels()));
        }
        boolean derived = given != null || before.isEmpty();
        for (Channel channel : channels.known()) {
            boolean unasked = derived
                    ? channels.type(channel).filter(ChannelType::usedUnasked).isPresent()
                    : isNew(channel);
            if (addresses.containsKey(channel) && unasked) {
                order.add(channel);
            }
        }
        return List.copyOf(order);
    }

    private boolean isNew(Channel channel) {
        return before.flatMap(person -> person.contact(channel)).isEmpty();
    }
}
