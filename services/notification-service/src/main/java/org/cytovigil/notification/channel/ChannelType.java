// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import java.util.List;
import java.util.Set;
import org.cytovigil.paging.oncall.Channel;

/**
 * A kind of way to reach people: a bean of this type in a package of its own is all that a new one needs. Addresses of
 * people, policies, the ledger, metrics, the interface and the console follow from it.
 */
public interface ChannelType {
    /** Its name in policies, contacts, metrics and topics. */
    Channel channel();

    /** What people call it in the middle of a sentence, for example {@code text}. */
    String label();

    /**
     * The address as it is kept.
     *
     * @throws IllegalArgumentException for what is no address of this kind, saying what one looks like
     */
    String address(String text);

    /** Whether whoever has an address can page with it, so that only administrators may see it. */
    default boolean secret() {
        return false;
    }

    /** Whether people answer by it, so that an address belongs to one person. */
    default boolean answered() {
        return false;
    }

    /** Whether its providers are told when somebody has the alert, and when it is over, so that they stop calling. */
    default boolean followsAlerts() {
        return false;
    }

    /** Whether a person with an address is paged by it although nobody named it among their channels. */
    default boolean usedUnasked() {
        return true;
    }

    /**
     * Whether something is known to have arrived at an address.
     *
     * @param tried addresses of the same person by this channel at which something has arrived, as its pages tell
     */
    default boolean proven(String address, Set<String> tried) {
        return tried.contains(address);
    }

    /** The providers that the settings name, best first. */
    List<? extends PageChannel> providers();
}
