// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

/** What is known of the ways to a person. */
public enum Reach {
    /** A page, message or test has arrived at an address that is still theirs, as the carrier or their answer proves. */
    PROVEN,
    /** There is a way, and nothing has ever proven to arrive by it. */
    UNPROVEN,
    /** The person has ended messages to their number, and has no other way. */
    STOPPED,
    /** No address on a channel that has a provider. */
    NO_CONTACT,
    /** The roster names somebody whom nobody has set up. */
    NOT_KNOWN
}
