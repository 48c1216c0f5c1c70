// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.carrier.Message.Outgoing;
import org.cytovigil.carrier.Webhooks.Account;
import org.cytovigil.runtime.ScaledClock;
import org.jspecify.annotations.Nullable;

/** Lets phones ring, plays what the customer wants said to whoever picks up, and hands on the keys. */
@Singleton
final class CallNetwork {
    private static final Duration RINGS_AFTER = Duration.ofMillis(500);
    private static final Pattern SAY = Pattern.compile("<Say[^>]*>(.*?)</Say>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("<Gather[^>]*action=\"([^\"]*)\"");
    private static final String DEFAULT_TIMEOUT = "60";

    private final Map<String, Call> ringing = new ConcurrentHashMap<>();
    private final Phones phones;
    private final Faults faults;
    private final Webhooks webhooks;
    private final ScaledClock clock;

    CallNetwork(Phones phones, Faults faults, Webhooks webhooks, ScaledClock clock) {
        this.phones = phones;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * A call.
     *
     * @param taken whether it rings no more: somebody picked up, declined, or it rang for too long
     */
    record Call(
            String sid,
            Account account,
            String from,
            String to,
            String url,
            @Nullable String statusCallback,
            Duration rings,
            @Nullable String page,
            AtomicBoolean taken) {}

    /** Calls; the phone rings a moment later, or never. */
    Call place(Account account, Map<String, Object> form, @Nullable String page) {
        Object status = form.get("StatusCallback");
        Call call = new Call(
                "CA" + UUID.randomUUID().toString().replace("-", ""),
                account,
                String.valueOf(form.get("From")),
                String.valueOf(form.get("To")),
                String.valueOf(form.get("Url")),
                status == null ? null : status.toString(),
                Duration.ofSeconds(Long.parseLong(
                        form.getOrDefault("Timeout", DEFAULT_TIMEOUT).toString())),
                page,
                new AtomicBoolean());
        boolean lost = faults.drops(Provider.VOICE);
        Duration ringsAfter = faults.of(Provider.VOICE).delay().plus(RINGS_AFTER);
        report(call, "initiated");
        webhooks.later(ringsAfter, () -> ring(call, lost));
        webhooks.later(ringsAfter.plus(call.rings()), () -> end(call, "no-answer"));
        return call;
    }

    private void ring(Call call, boolean lost) {
        if (lost) {
            return; // the network says no-answer in the end, and nobody heard it
        }
        if (ringing.putIfAbsent(call.to(), call) != null) {
            end(call, "busy");
            return;
        }
        boolean duplicate = call.page() != null && phones.seenBefore("call " + call.to(), call.page());
        Outgoing outgoing = new Outgoing(Provider.VOICE, call.from(), call.to(), "Incoming call", call.page());
        phones.add(call.to(), Message.out(call.sid(), clock.instant(), "VOICE", outgoing, duplicate));
        report(call, "ringing");
    }

    /** The call that rings at a phone. */
    Optional<Call> ringing(String phone) {
        return Optional.ofNullable(ringing.get(phone))
                .filter(call -> !call.taken().get());
    }

    void decline(Call call) {
        end(call, "busy");
    }

    private void end(Call call, String status) {
        if (call.taken().compareAndSet(false, true)) {
            over(call, status, "");
        }
    }

    private void over(Call call, String status, String said) {
        ringing.remove(call.to(), call);
        phones.change(call.to(), call.sid(), message -> message.with(status, said.isEmpty() ? message.body() : said));
        report(call, status);
    }

    /** Somebody, or a voicemail, picks up; completes with all that was said, when the call is over. */
    CompletableFuture<List<String>> pickUp(Call call, List<String> keys) {
        CompletableFuture<List<String>> over = new CompletableFuture<>();
        if (!call.taken().compareAndSet(false, true)) {
            over.complete(List.of());
            return over;
        }
        report(call, "in-progress");
        List<String> said = new ArrayList<>();
        webhooks.post(
                new Webhooks.Call(call.account(), call.url(), form(call, "in-progress")),
                twiml -> listen(call, twiml, new ArrayList<>(keys), said, over));
        return over;
    }

    private void listen(
            Call call, String twiml, List<String> keys, List<String> said, CompletableFuture<List<String>> over) {
        Matcher words = SAY.matcher(twiml);
        while (words.find()) {
            said.add(unescaped(words.group(1)));
        }
        Matcher action = ACTION.matcher(twiml);
        if (keys.isEmpty() || !action.find()) {
            over(call, "completed", String.join("\n", said));
            over.complete(said);
            return;
        }
        SortedMap<String, String> form = form(call, "in-progress");
        form.put("Digits", keys.remove(0));
        webhooks.post(
                new Webhooks.Call(call.account(), unescaped(action.group(1)), form),
                next -> listen(call, next, keys, said, over));
    }

    private void report(Call call, String status) {
        if (call.statusCallback() != null && faults.of(Provider.VOICE).receipts() != Fault.Receipts.NONE) {
            webhooks.post(new Webhooks.Call(call.account(), call.statusCallback(), form(call, status)), answer -> {});
        }
    }

    private static SortedMap<String, String> form(Call call, String status) {
        return new TreeMap<>(Map.of(
                "AccountSid", call.account().sid(),
                "ApiVersion", "2010-04-01",
                "CallSid", call.sid(),
                "CallStatus", status,
                "Direction", "outbound-api",
                "From", call.from(),
                "To", call.to()));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
