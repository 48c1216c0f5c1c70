// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * Sends text messages through Twilio's message resource. The page's id travels as a header and in the address for
 * receipts, so that a receipt finds its page even where the answer to the request was lost.
 */
public final class TwilioSms implements PageChannel {
    private final SmsAccount account;
    private final CarrierCall carrier;
    private final PublicAddress address;

    public TwilioSms(SmsAccount account, CarrierCall carrier, PublicAddress address) {
        this.account = account;
        this.carrier = carrier;
        this.address = address;
    }

    @Override
    public String provider() {
        return account.provider();
    }

    @Override
    public boolean sendsReceipts() {
        return true;
    }

    @Override
    public SendResult send(PageTry page) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "To", page.address(),
                "From", account.from(),
                "Body", page.body(),
                "StatusCallback",
                        address.of("/hooks/sms/status?page=" + page.pageId() + "&attempt=" + page.attempt())));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String credentials = account.account() + ":" + account.token();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(account.baseUrl() + "/2010-04-01/Accounts/" + account.account() + "/Messages.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Cytovigil-Page", page.pageId())
                .header("Idempotency-Key", page.pageId())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return carrier.make(request, answer -> answer.path("sid").asText());
    }
}
