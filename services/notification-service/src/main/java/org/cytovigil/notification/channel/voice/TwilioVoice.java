// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.channel.sms.SmsAccount;
import org.cytovigil.notification.ledger.PageTry;

/**
 * Calls through Twilio's call resource. What is said is asked of us when somebody picks up ({@link VoiceHooks}); only a key
 * that a person presses proves that a page has arrived, never that a call was answered: a voicemail answers too.
 */
final class TwilioVoice implements PageChannel {
    /** Shorter than the wait for another way, and than most voicemails take. */
    private static final String RING_SECONDS = "20";

    private final SmsAccount account;
    private final CarrierCall carrier;
    private final PublicAddress address;
    private final CallsUnderWay calls;

    TwilioVoice(SmsAccount account, CarrierCall carrier, PublicAddress address, CallsUnderWay calls) {
        this.account = account;
        this.carrier = carrier;
        this.address = address;
        this.calls = calls;
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
        Optional<String> ringing = calls.of(page.pageId(), page.address());
        if (ringing.isPresent()) {
            return new SendResult.Taken(ringing.get());
        }
        String about = "?page=" + page.pageId() + "&attempt=" + page.attempt();
        List<Map.Entry<String, String>> form = List.of(
                Map.entry("To", page.address()),
                Map.entry("From", account.from()),
                Map.entry("Url", address.of("/hooks/voice/call" + about)),
                Map.entry("Method", "POST"),
                Map.entry("Timeout", RING_SECONDS),
                Map.entry("StatusCallback", address.of("/hooks/voice/status" + about)),
                Map.entry("StatusCallbackMethod", "POST"),
                Map.entry("StatusCallbackEvent", "initiated"),
                Map.entry("StatusCallbackEvent", "ringing"),
                Map.entry("StatusCallbackEvent", "answered"),
                Map.entry("StatusCallbackEvent", "completed"));
        String body = form.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String credentials = account.account() + ":" + account.token();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(account.baseUrl() + "/2010-04-01/Accounts/" + account.account() + "/Calls.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Cytovigil-Page", page.pageId())
                .header("Idempotency-Key", page.pageId())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        SendResult result = carrier.make(request, answer -> answer.path("sid").asText());
        if (result instanceof SendResult.Taken taken) {
            calls.begun(page.pageId(), page.address(), taken.carrierId());
        }
        return result;
    }
}
