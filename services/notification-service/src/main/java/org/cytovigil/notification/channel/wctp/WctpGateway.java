// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.wctp;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/** One gateway. Its answer says that it has the page, not that a pager has. */
final class WctpGateway implements PageChannel {
    private final String url;
    private final String sender;
    private final CarrierCall carrier;
    private final Clock clock;

    WctpGateway(String url, String sender, CarrierCall carrier, Clock clock) {
        this.url = url;
        this.sender = sender;
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "wctp";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(WctpDocument.submit(page, sender, clock.instant())));
        return carrier.make(request, (status, body) -> WctpDocument.result(status, body, page.pageId()));
    }
}
