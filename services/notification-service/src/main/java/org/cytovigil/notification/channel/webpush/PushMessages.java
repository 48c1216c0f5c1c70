// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * What a push says: no more of the patient than a text does, since it is encrypted on its way and stands on a lock screen in
 * the end. All words that the browser shows are in it.
 */
@Singleton
class PushMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENDER = "Cytovigil";
    private static final int TOPIC_CHARACTERS = 32;

    private final AlertRepository alerts;
    private final ReceiptTokens receipts;
    private final Duration validity;
    private final Clock clock;

    @Inject
    PushMessages(AlertRepository alerts, ReceiptTokens receipts, Settings settings) {
        this(alerts, receipts, settings.duration(SettingKey.WEBPUSH_VALIDITY), Clock.systemUTC());
    }

    PushMessages(AlertRepository alerts, ReceiptTokens receipts, Duration validity, Clock clock) {
        this.alerts = alerts;
        this.receipts = receipts;
        this.validity = validity;
        this.clock = clock;
    }

    /**
     * A push.
     *
     * @param text JSON, not encrypted yet
     * @param topic the same for all that is said of an alert: an older push that still waits is replaced
     * @param life how long the push service keeps it for a device that is off
     */
    record Push(String text, String topic, boolean urgent, Duration life) {}

    /** What a device is told of a page. */
    Push of(PageTry page, PushDevice device) {
        Instant until = clock.instant().plus(validity);
        String topic = topic(page);
        boolean asks = page.isPage();
        ObjectNode text = JSON.createObjectNode()
                .put("title", asks ? page.title() : SENDER)
                .put("body", asks ? "Tap to open the alert. Only there is it acknowledged." : page.body())
                .put("path", path(page))
                .put("tag", topic)
                .put("loud", asks || page.kind().equals(PageTry.TEST))
                .put("until", until.getEpochSecond())
                .put(
                        "token",
                        receipts.of(new ReceiptTokens.Receipt(page.pageId(), page.attempt(), device.id(), until)));
        text.putObject("over")
                .put("title", "Earlier: " + (asks ? page.title() : page.body()))
                .put("body", "This came late, somebody has it, or it is over. Tap to see how it stands.");
        return new Push(text.toString(), topic, page.isUrgent(), validity);
    }

    /** A page goes without the way to its alert rather than not at all. */
    private String path(PageTry page) {
        try {
            return Optional.ofNullable(page.alertId())
                    .flatMap(alerts::find)
                    .map(Alert::code)
                    .map(code -> "/alerts/" + code)
                    .orElse("/");
        } catch (RuntimeException away) {
            return "/";
        }
    }

    private static String topic(PageTry page) {
        String name = page.alertId() == null ? page.pageId() : page.alertId();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, TOPIC_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
