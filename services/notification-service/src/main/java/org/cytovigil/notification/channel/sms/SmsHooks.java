// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.reply.AnswerText;
import org.cytovigil.paging.reply.ReplyOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What SMS providers post to us. Nothing is believed without a right signature. */
@Controller("/hooks/sms")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SmsHooks {
    private static final Logger LOG = LoggerFactory.getLogger(SmsHooks.class);
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_BODY = 2000;

    /** Stands for what was cut off: nobody knows what it said, so that no answer is read in what is left. */
    private static final char CUT = '\uFFFD';

    private final SmsAccounts accounts;
    private final PublicAddress address;
    private final DeliveryTracker book;
    private final ReplyHandler desk;
    private final KeptTexts kept;
    private final Changes changes;

    SmsHooks(
            SmsAccounts accounts,
            PublicAddress address,
            DeliveryTracker book,
            ReplyHandler desk,
            KeptTexts kept,
            Changes changes) {
        this.accounts = accounts;
        this.address = address;
        this.book = book;
        this.desk = desk;
        this.kept = kept;
        this.changes = changes;
    }

    @Post("/status")
    HttpResponse<?> status(
            @Body @Nullable String body,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "0") int attempt,
            HttpRequest<?> request) {
        Optional<Map<String, String>> posted = PostedForm.parse(body);
        if (posted.isEmpty()) {
            return unreadable();
        }
        Map<String, String> form = posted.get();
        if (!signed(request, form)) {
            return forged();
        }
        TwilioReceipt.sign(form.getOrDefault("MessageStatus", "")).ifPresent(sign -> {
            String id = clean(form.getOrDefault("MessageSid", ""), LONGEST_ID);
            String code = clean(form.getOrDefault("ErrorCode", ""), LONGEST_ID);
            var unused = book.record(
                    new TryKey(page, attempt),
                    new Sign(sign, id.isEmpty() ? null : id, code.isEmpty() ? null : "code " + code));
            changes.happened();
        });
        return HttpResponse.noContent();
    }

    @Post("/inbound")
    HttpResponse<?> inbound(@Body @Nullable String body, HttpRequest<?> request) {
        Optional<Map<String, String>> posted = PostedForm.parse(body);
        if (posted.isEmpty()) {
            return unreadable();
        }
        Map<String, String> form = posted.get();
        if (!signed(request, form)) {
            return forged();
        }
        String id = clean(form.getOrDefault("MessageSid", ""), LONGEST_ID);
        Text text = new Text(
                id.isEmpty() ? UUID.randomUUID().toString() : id,
                clean(form.getOrDefault("From", ""), LONGEST_ID),
                clean(form.getOrDefault("Body", ""), LONGEST_BODY));
        String answer;
        try {
            answer = desk.answer(text);
        } catch (RuntimeException failed) {
            LOG.error("a text cannot be handled just now: {}", failed.toString());
            return keep(text);
        }
        changes.happened();
        return twiml(answer);
    }

    /** The carrier may never repeat it: it is kept here until the ledger can take it. */
    private HttpResponse<?> keep(Text text) {
        try {
            kept.keep(text);
            return twiml(AnswerText.of(ReplyOutcome.KEPT, null));
        } catch (IOException full) {
            LOG.error("a text can be neither handled nor kept: {}", full.toString());
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "the text could be neither handled nor kept")
                    .header("Retry-After", "5");
        }
    }

    private static HttpResponse<?> twiml(String answer) {
        String message = answer.isEmpty() ? "" : "<Message>" + escape(answer) + "</Message>";
        return HttpResponse.ok("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + message + "</Response>")
                .contentType(MediaType.APPLICATION_XML_TYPE);
    }

    private static String clean(String text, int longest) {
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", " ").replaceAll("\\p{Cs}", "" + CUT);
        return clean.length() <= longest ? clean : clean.substring(0, longest) + CUT;
    }

    private boolean signed(HttpRequest<?> request, Map<String, String> form) {
        String signature = request.getHeaders().get(TwilioSignature.HEADER);
        String url = address.of(request.getUri().toString());
        return signature != null
                && accounts.withId(form.getOrDefault("AccountSid", ""))
                        .filter(account -> TwilioSignature.matches(account.token(), url, form, signature))
                        .isPresent();
    }

    private static HttpResponse<?> unreadable() {
        return Problem.of(HttpStatus.BAD_REQUEST, "the body is no form");
    }

    private static HttpResponse<?> forged() {
        return Problem.of(HttpStatus.FORBIDDEN, "the signature is missing or wrong");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
