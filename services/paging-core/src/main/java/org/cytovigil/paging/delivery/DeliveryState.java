// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.delivery;

/** How far a try to reach a person got. */
public enum DeliveryState {
    /** Written down, not yet handed to a carrier. */
    QUEUED,
    /** The carrier has taken it. */
    ACCEPTED,
    /** The carrier proves that it reached the device. */
    DELIVERED,
    /** The carrier refused it, could not be reached, or says that it will not arrive. */
    FAILED,
    /** Taken by the carrier, but no proof came in time. */
    UNCONFIRMED
}
