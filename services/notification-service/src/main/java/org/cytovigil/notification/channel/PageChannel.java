// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;

/**
 * One provider of one channel, offered by a {@link ChannelSet} that is a bean. A provider of a kind that is there needs
 * nothing else; a new kind of way needs a constant of {@link Channel} too.
 */
public interface PageChannel {
    /** The name in configuration, receipts and metrics. */
    String provider();

    /** What kind of way it is. */
    Channel kind();

    /** Whether proof of arrival can come later; where not, a page stays accepted and is never proven to have arrived. */
    boolean sendsReceipts();

    /** Hands a page over; returns within the configured time whatever the provider does, and never throws. */
    SendResult send(PageTry page);
}
