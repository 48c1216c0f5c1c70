// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;

/** One provider of one channel. Whatever bean implements it is used; nothing else has to be edited. */
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
