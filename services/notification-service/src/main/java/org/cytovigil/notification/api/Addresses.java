// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.security.authentication.Authentication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.oncall.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What an account may see of people's addresses: a viewer none; a clinician and a lead phones and e-mail, to call a
 * colleague; the routing key of a pager, with which anybody could page, only whoever sets it.
 */
record Addresses(boolean phones, boolean keys) {

    static Addresses seenBy(Authentication account) {
        return new Addresses(
                account.getRoles().contains(Role.CLINICIAN), account.getRoles().contains(Role.ADMIN));
    }

    /** A way to a person as the account may see it. */
    Map<String, Object> of(Channel channel, String address) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("channel", channel.name());
        view.put("address", channel == Channel.PAGER ? key(address) : phone(address));
        return view;
    }

    @Nullable
    String phone(@Nullable String address) {
        return phones ? address : null;
    }

    @Nullable
    String key(@Nullable String address) {
        return keys ? address : null;
    }
}
