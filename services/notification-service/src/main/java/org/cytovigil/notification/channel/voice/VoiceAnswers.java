// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.notification.channel.sms.KeptTexts;
import org.cytovigil.notification.channel.sms.ReplyHandler;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.reply.AnswerText;
import org.cytovigil.paging.reply.ReplyOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a call says, and what the keys that are pressed in it and its end mean. A key is handled as the text it stands for. */
@Singleton
class VoiceAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceAnswers.class);
    private static final String ACKNOWLEDGE = "1";
    private static final String ESCALATE = "2";

    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final DeliveryTracker deliveries;
    private final ReplyHandler replies;
    private final KeptTexts kept;
    private final CallsUnderWay calls;

    VoiceAnswers(
            PageTryRepository tries,
            AlertRepository alerts,
            DeliveryTracker deliveries,
            ReplyHandler replies,
            KeptTexts kept,
            CallsUnderWay calls) {
        this.tries = tries;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.replies = replies;
        this.kept = kept;
        this.calls = calls;
    }

    /**
     * A key that was pressed.
     *
     * @param call the provider's id of the call, the same where the key is delivered again
     * @param number that was called
     */
    record Key(String call, String number, String digit) {}

    /** Whether the key answers a page. */
    static boolean isAnswer(String digit) {
        return digit.equals(ACKNOWLEDGE) || digit.equals(ESCALATE);
    }

    /** What is to be said; empty for a page that nobody knows. */
    Optional<SpokenPage> words(TryKey key) {
        return tries.find(key.pageId(), key.attempt())
                .map(page ->
                        SpokenPage.of(page, Optional.ofNullable(page.alertId()).flatMap(alerts::find)));
    }

    /** Does what a key says, once; what is said to it, empty where it could be neither done nor kept. */
    Optional<String> take(TryKey page, Key key, AlertCode code) {
        Text text = new Text(
                key.call() + ":" + key.digit(),
                VoiceCalls.CHANNEL,
                key.number(),
                code.text() + (key.digit().equals(ACKNOWLEDGE) ? " A" : " E"));
        try {
            // Before the answer: whoever presses a key was reached, even where somebody else was faster.
            var unused = deliveries.record(page, new Sign(DeliverySign.RECEIPT_DELIVERED, key.call(), "key"));
            return Optional.of(replies.answer(text));
        } catch (RuntimeException failed) {
            LOG.error("a key cannot be handled just now: {}", failed.toString());
            return keep(text);
        }
    }

    private Optional<String> keep(Text text) {
        try {
            kept.keep(text);
            return Optional.of(AnswerText.of(ReplyOutcome.KEPT, null));
        } catch (IOException full) {
            LOG.error("a key can be neither handled nor kept: {}", full.toString());
            return Optional.empty();
        }
    }

    /**
     * A call goes on or has ended. One that was completed without a key reached nobody for all we know: a voicemail picks up
     * too. A message that asks for no key is not said again for that.
     */
    void status(TryKey key, String call, String word) {
        String status = word.toLowerCase(Locale.ROOT);
        switch (status) {
            case "queued", "initiated", "ringing", "in-progress", "answered" ->
                write(key, DeliverySign.RECEIPT_SENT, call, null);
            case "completed" -> {
                calls.ended(key.pageId());
                boolean asks = tries.find(key.pageId(), key.attempt())
                        .filter(page -> page.isPage() || page.kind().equals(PageTry.TEST))
                        .isPresent();
                write(key, asks ? DeliverySign.RECEIPT_UNDELIVERED : DeliverySign.RECEIPT_SENT, call, "no key");
            }
            case "busy", "no-answer", "failed", "canceled" -> {
                calls.ended(key.pageId());
                write(key, DeliverySign.RECEIPT_UNDELIVERED, call, status);
            }
            default -> LOG.info("a call has a status that says nothing");
        }
    }

    private void write(TryKey key, DeliverySign sign, String call, @Nullable String detail) {
        String id = call.matches("[A-Za-z0-9]{1,64}") ? call : "";
        var unused = deliveries.record(key, new Sign(sign, id.isEmpty() ? null : id, detail));
    }
}
