// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.ledger.ProvenAddress;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Reach;

/** What is known of the ways to each person: an address that was changed since is proven anew. */
@Singleton
public class Reaches {
    private final PersonRepository people;
    private final PageTryRepository tries;
    private final Channels channels;

    public Reaches(PersonRepository people, PageTryRepository tries, Channels channels) {
        this.people = people;
        this.tries = tries;
        this.channels = channels;
    }

    /** As it stands, by the id of the person. */
    public Function<String, Reach> now() {
        Set<ProvenAddress> proven = Set.copyOf(tries.provenAddresses());
        Map<String, Reach> known =
                people.all().stream().collect(Collectors.toMap(PersonRow::id, person -> of(person, proven)));
        return person -> known.getOrDefault(person, Reach.NOT_KNOWN);
    }

    private Reach of(PersonRow person, Set<ProvenAddress> proven) {
        List<Contact> ways = person.person().contacts().stream()
                .filter(contact -> channels.served().contains(contact.channel()))
                .toList();
        List<Contact> open = ways.stream()
                .filter(contact -> person.stoppedAt() == null || !answered(contact))
                .toList();
        if (open.isEmpty()) {
            return ways.isEmpty() ? Reach.NO_CONTACT : Reach.STOPPED;
        }
        return open.stream().anyMatch(way -> isProven(person, way, proven)) ? Reach.PROVEN : Reach.UNPROVEN;
    }

    /** STOP ends what comes by the channel on which it was said. */
    private boolean answered(Contact contact) {
        return channels.type(contact.channel()).filter(ChannelType::answered).isPresent();
    }

    private boolean isProven(PersonRow person, Contact way, Set<ProvenAddress> proven) {
        Set<String> tried = proven.stream()
                .filter(one -> one.person().equals(person.id())
                        && one.channel().equals(way.channel().name()))
                .map(ProvenAddress::address)
                .collect(Collectors.toSet());
        return channels.type(way.channel())
                .filter(type -> type.proven(way.address(), tried))
                .isPresent();
    }
}
