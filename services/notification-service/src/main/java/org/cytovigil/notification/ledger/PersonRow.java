// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
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
        String channels,
        @Nullable Instant stoppedAt) {

    /** The person whom the core knows. */
    public Person person() {
        // A word that is no channel, however it got here, must not cost the person's other channels.
        List<Channel> order = Stream.of(channels.split(",", -1))
                .flatMap(word -> Stream.of(Channel.values())
                        .filter(channel -> channel.name().equals(word)))
                .toList();
        return new Person(id, name, duty, phone, pager, email, order);
    }
}
