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
import java.util.Map;
import org.cytovigil.notification.api.Problem;
import org.cytovigil.notification.casework.Changes;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.sending.DeliveryBook;
import org.cytovigil.notification.sending.DeliveryBook.Sign;
import org.cytovigil.notification.sending.DeliveryBook.TryKey;
import org.cytovigil.paging.delivery.DeliverySign;

/** What SMS providers post to us. Nothing is believed without a right signature. */
@Controller("/hooks/sms")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SmsHooks {
    private final SmsAccounts accounts;
    private final PublicAddress address;
    private final DeliveryBook book;
    private final ReplyDesk desk;
    private final Changes changes;

    SmsHooks(SmsAccounts accounts, PublicAddress address, DeliveryBook book, ReplyDesk desk, Changes changes) {
        this.accounts = accounts;
        this.address = address;
        this.book = book;
        this.desk = desk;
        this.changes = changes;
    }

    @Post("/status")
    HttpResponse<?> status(
            @Body Map<String, String> form,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "0") int attempt,
            HttpRequest<?> request) {
        if (!signed(request, form)) {
            return forged();
        }
        DeliverySign.fromReceipt(form.getOrDefault("MessageStatus", "")).ifPresent(sign -> {
            String code = form.get("ErrorCode");
            var unused = book.record(
                    new TryKey(page, attempt),
                    new Sign(sign, form.get("MessageSid"), code == null ? null : "code " + code));
            changes.happened();
        });
        return HttpResponse.noContent();
    }

    @Post("/inbound")
    HttpResponse<?> inbound(@Body Map<String, String> form, HttpRequest<?> request) {
        if (!signed(request, form)) {
            return forged();
        }
        String answer = desk.answer(form.getOrDefault("From", ""), form.getOrDefault("Body", ""));
        changes.happened();
        return HttpResponse.ok("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>" + escape(answer)
                        + "</Message></Response>")
                .contentType(MediaType.APPLICATION_XML_TYPE);
    }

    private boolean signed(HttpRequest<?> request, Map<String, String> form) {
        String signature = request.getHeaders().get(TwilioSignature.HEADER);
        String url = address.of(request.getUri().toString());
        return signature != null
                && accounts.withId(form.getOrDefault("AccountSid", ""))
                        .filter(account -> TwilioSignature.matches(account.token(), url, form, signature))
                        .isPresent();
    }

    private static HttpResponse<?> forged() {
        return Problem.of(HttpStatus.FORBIDDEN, "the signature is missing or wrong");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
