// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import org.cytovigil.notification.ledger.PageTry;

/** One provider of a {@link ChannelType}. */
public interface PageChannel {
    /** The name in configuration, receipts and metrics. */
    String provider();

    /** Whether proof of arrival can come later; where not, a page stays accepted and is never proven to have arrived. */
    boolean sendsReceipts();

    /** Hands a page over; returns within the configured time whatever the provider does, and never throws. */
    SendResult send(PageTry page);
}
