// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on a phone or pager.
 *
 * @param direction OUT to the person, IN from the person
 * @param page the sender's deduplication key, where it gave one
 * @param duplicate whether this phone had a message with that key before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(
        String id,
        String at,
        String direction,
        String channel,
        String from,
        String body,
        String status,
        String provider,
        @Nullable String page,
        boolean duplicate) {

    static Message out(String id, Instant at, String channel, Outgoing outgoing, boolean duplicate) {
        return new Message(
                id,
                at.toString(),
                "OUT",
                channel,
                outgoing.from(),
                outgoing.body(),
                "delivered",
                outgoing.provider(),
                outgoing.page(),
                duplicate);
    }

    static Message in(String id, Instant at, String channel, String from, String body, String provider) {
        return new Message(id, at.toString(), "IN", channel, from, body, "received", provider, null, false);
    }

    /** The same message with another status. */
    Message with(String newStatus) {
        return with(newStatus, body);
    }

    /** The same message with another status, and what was said in a call. */
    Message with(String newStatus, String newBody) {
        return new Message(id, at, direction, channel, from, newBody, newStatus, provider, page, duplicate);
    }

    /** What a sender hands over. */
    record Outgoing(
            String provider,
            String from,
            String to,
            String body,
            @Nullable String page) {}
}
