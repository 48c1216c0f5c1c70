// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.pager;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * Pages through PagerDuty Events v2; the page's id is the deduplication key, so a repeat notifies nobody twice. The answer
 * 202 says that the event was taken, not that anybody's pager rang.
 */
final class PagerDutyEvents implements PageChannel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final CarrierCall carrier;

    PagerDutyEvents(String baseUrl, CarrierCall carrier) {
        this.baseUrl = baseUrl;
        this.carrier = carrier;
    }

    @Override
    public String provider() {
        return "pager";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        ObjectNode event = JSON.createObjectNode();
        event.put("routing_key", page.address());
        event.put("event_action", action(page));
        event.put("dedup_key", page.about() == null ? page.pageId() : page.about());
        if (page.about() == null) {
            event.putObject("payload")
                    .put("summary", page.title())
                    .put("source", "cytovigil")
                    .put("severity", page.isPage() ? severity(page) : "info");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/v2/enqueue"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.toString()));
        return carrier.make(request, answer -> answer.path("dedup_key").asText());
    }

    private static String action(PageTry page) {
        return switch (page.kind()) {
            case PageTry.PAGER_ACKNOWLEDGE -> "acknowledge";
            case PageTry.PAGER_RESOLVE -> "resolve";
            default -> "trigger";
        };
    }

    private static String severity(PageTry page) {
        return page.priority().equals("HIGH") ? "critical" : "warning";
    }
}
