// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/** A person as kept; the channels in one column, best first. */
@MappedEntity("person")
public record PersonRow(
        @Id String id,
        String name,
        String duty,
        @Nullable String phone,
        @Nullable String pager,
        @Nullable String email,
        String channels) {

    /** The person whom the core knows. */
    public Person person() {
        List<Channel> order = Stream.of(channels.split(",", -1))
                .filter(channel -> !channel.isEmpty())
                .map(Channel::valueOf)
                .toList();
        return new Person(id, name, duty, phone, pager, email, order);
    }
}
