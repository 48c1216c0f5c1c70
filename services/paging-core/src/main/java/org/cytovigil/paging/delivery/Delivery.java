// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.delivery;

/**
 * The state machine of a try. Receipts come late, twice, and in the wrong order, also before the answer to the request
 * that they belong to: proof of arrival is final, and everything else gives way to it.
 */
public final class Delivery {
    private Delivery() {}

    /** The state after a sign; the same state where the sign tells nothing new. */
    public static DeliveryState after(DeliveryState state, DeliverySign sign) {
        if (state == DeliveryState.DELIVERED || sign == DeliverySign.RECEIPT_DELIVERED) {
            return DeliveryState.DELIVERED;
        }
        return switch (sign) {
            case TAKEN, RECEIPT_SENT -> taken(state);
            case REFUSED -> state == DeliveryState.QUEUED ? DeliveryState.FAILED : state;
            case RECEIPT_UNDELIVERED -> DeliveryState.FAILED;
            case RECEIPT_OVERDUE -> state == DeliveryState.ACCEPTED ? DeliveryState.UNCONFIRMED : state;
            case RECEIPT_DELIVERED -> DeliveryState.DELIVERED;
        };
    }

    /** Whether the person was reached for all we can know. */
    public static boolean proven(DeliveryState state) {
        return state == DeliveryState.DELIVERED;
    }

    /** A late "sent" revives neither a failure nor an overdue receipt: only arrival does. */
    private static DeliveryState taken(DeliveryState state) {
        return state == DeliveryState.QUEUED ? DeliveryState.ACCEPTED : state;
    }
}
