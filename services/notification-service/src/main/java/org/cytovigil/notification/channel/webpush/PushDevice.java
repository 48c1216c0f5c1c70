// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser to which a person's pages are pushed.
 *
 * @param id see {@link Subscription#id}
 * @param name what people know it by, such as {@code Firefox, Android}
 * @param provenAt when it last showed a page; null for never
 */
@MappedEntity("push_device")
public record PushDevice(
        @Id String id,
        String person,
        String endpoint,
        String receiverKey,
        String receiverSecret,
        String name,
        Instant createdAt,
        @Nullable Instant provenAt) {
    @Override
    public String toString() {
        return "PushDevice[" + id + "]";
    }
}
