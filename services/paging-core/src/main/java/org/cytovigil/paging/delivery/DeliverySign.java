// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.delivery;

/** What we learn about a try. */
public enum DeliverySign {
    /** The carrier answered that it took the message. */
    TAKEN,
    /** The carrier refused, or the connection failed or ran out of time. */
    REFUSED,
    /** A receipt: on its way. */
    RECEIPT_SENT,
    /** A receipt: arrived. */
    RECEIPT_DELIVERED,
    /** A receipt: will not arrive. */
    RECEIPT_UNDELIVERED,
    /** The time for a receipt is over. */
    RECEIPT_OVERDUE
}
