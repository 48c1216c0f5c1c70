// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.carrier.Message.Outgoing;
import org.cytovigil.carrier.Webhooks.Account;
import org.cytovigil.carrier.Webhooks.Call;
import org.cytovigil.runtime.ScaledClock;
import org.jspecify.annotations.Nullable;

/** Carries text messages both ways, with receipts, as far as the faults let it. */
@Singleton
final class SmsNetwork {
    private static final Duration SENT_AFTER = Duration.ofMillis(300);
    private static final Duration DELIVERED_AFTER = Duration.ofMillis(900);
    private static final Set<String> STOP_WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START_WORDS = Set.of("START", "UNSTOP");
    private static final Pattern TWIML_MESSAGE = Pattern.compile("<Message>(.*?)</Message>", Pattern.DOTALL);

    private final Phones phones;
    private final Faults faults;
    private final Webhooks webhooks;
    private final ScaledClock clock;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();

    SmsNetwork(Phones phones, Faults faults, Webhooks webhooks, ScaledClock clock) {
        this.phones = phones;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** A customer's number at a provider: who owns it, and where its incoming messages go. */
    private record Line(Account account, String number, String inboundUrl) {}

    /** A message with what is needed for its receipts. */
    record Sms(
            String sid,
            Account account,
            Outgoing outgoing,
            @Nullable String statusCallback) {}

    boolean refusedByReceiver(Outgoing outgoing) {
        return optedOut.contains(outgoing.provider() + outgoing.to());
    }

    /** Takes a message; it arrives later, or not. */
    void carry(Sms sms) {
        String provider = sms.outgoing().provider();
        if (sms.statusCallback() != null) {
            // A real number has its webhook configured; here it is the neighbour of the status callback.
            String inbound = sms.statusCallback().replaceFirst("\\?.*$", "").replaceFirst("/status$", "/inbound");
            lines.put(provider, new Line(sms.account(), sms.outgoing().from(), inbound));
        }
        Duration delay = faults.of(provider).delay();
        boolean lost = faults.drops(provider);
        if (!lost) {
            webhooks.later(delay.plus(DELIVERED_AFTER), () -> arrive(sms));
        }
        List<String> statuses = lost ? List.of("queued", "sent") : List.of("queued", "sent", "delivered");
        sendReceipts(sms, statuses, delay);
    }

    private void arrive(Sms sms) {
        Outgoing outgoing = sms.outgoing();
        boolean duplicate = outgoing.page() != null && phones.seenBefore(outgoing.to(), outgoing.page());
        phones.add(outgoing.to(), Message.out(sms.sid(), clock.instant(), "SMS", outgoing, duplicate));
    }

    private void sendReceipts(Sms sms, List<String> statuses, Duration delay) {
        if (sms.statusCallback() == null) {
            return;
        }
        Fault.Receipts manner = faults.of(sms.outgoing().provider()).receipts();
        if (manner == Fault.Receipts.NONE) {
            return;
        }
        List<String> inOrder = new ArrayList<>(statuses);
        if (manner == Fault.Receipts.REORDERED) {
            Collections.reverse(inOrder);
        }
        int times = manner == Fault.Receipts.DUPLICATED ? 2 : 1;
        List<String> all = inOrder.stream()
                .flatMap(status -> Collections.nCopies(times, status).stream())
                .toList();
        sendReceipts(sms, all.iterator(), delay.plus(DELIVERED_AFTER).minus(SENT_AFTER));
    }

    /** One after the answer to the other, so that a slow customer gets them in the order that was asked for. */
    private void sendReceipts(Sms sms, Iterator<String> rest, Duration after) {
        if (rest.hasNext()) {
            webhooks.later(
                    after,
                    () -> webhooks.post(receipt(sms, rest.next()), answer -> sendReceipts(sms, rest, SENT_AFTER)));
        }
    }

    private static Call receipt(Sms sms, String status) {
        TreeMap<String, String> form = new TreeMap<>(Map.of(
                "AccountSid", sms.account().sid(),
                "ApiVersion", "2010-04-01",
                "From", sms.outgoing().from(),
                "MessageSid", sms.sid(),
                "MessageStatus", status,
                "SmsSid", sms.sid(),
                "SmsStatus", status,
                "To", sms.outgoing().to()));
        return new Call(sms.account(), String.valueOf(sms.statusCallback()), form);
    }

    /** A person texts back, to whoever texted last. Empty where no customer ever used a number here. */
    Optional<Message> reply(String phone, String body) {
        String provider = phones.newestTo(phone)
                .map(Message::provider)
                .filter(lines::containsKey)
                .orElseGet(() -> lines.keySet().stream().sorted().findFirst().orElse(Provider.SMS.get(0)));
        String sid = newSid();
        Message message = Message.in(sid, clock.instant(), "SMS", phone, body, provider);
        phones.add(phone, message);
        Line line = lines.get(provider);
        if (line == null) {
            return Optional.empty();
        }
        TreeMap<String, String> form = new TreeMap<>(Map.of(
                "AccountSid",
                line.account().sid(),
                "ApiVersion",
                "2010-04-01",
                "Body",
                body,
                "From",
                phone,
                "MessageSid",
                sid,
                "NumMedia",
                "0",
                "SmsSid",
                sid,
                "To",
                line.number()));
        webhooks.post(new Call(line.account(), line.inboundUrl(), form), answer -> {
            deliverAnswer(line, provider, phone, answer);
            honour(provider, phone, body);
        });
        return Optional.of(message);
    }

    /** TwiML in the answer to the webhook is texted to the person. */
    private void deliverAnswer(Line line, String provider, String phone, String twiml) {
        Matcher texts = TWIML_MESSAGE.matcher(twiml);
        while (texts.find()) {
            String text = texts.group(1)
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'")
                    .replace("&amp;", "&");
            carry(new Sms(newSid(), line.account(), new Outgoing(provider, line.number(), phone, text, null), null));
        }
    }

    /** Carriers act on these words themselves. */
    private void honour(String provider, String phone, String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP_WORDS.contains(word)) {
            optedOut.add(provider + phone);
        } else if (START_WORDS.contains(word)) {
            optedOut.remove(provider + phone);
        }
    }

    static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}
