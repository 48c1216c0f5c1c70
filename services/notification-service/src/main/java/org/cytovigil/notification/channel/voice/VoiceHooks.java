// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.channel.sms.PostedForm;
import org.cytovigil.notification.channel.sms.TwilioSignature;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.AlertCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the provider of calls posts to us. Nothing is believed without a right signature. */
@Controller("/hooks/voice")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class VoiceHooks {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceHooks.class);
    private static final String AWAY =
            "A page waits for you and cannot be read just now. Call the ward, or open the console.";

    private final VoiceAccounts accounts;
    private final PublicAddress address;
    private final VoiceAnswers answers;
    private final Changes changes;

    VoiceHooks(VoiceAccounts accounts, PublicAddress address, VoiceAnswers answers, Changes changes) {
        this.accounts = accounts;
        this.address = address;
        this.answers = answers;
        this.changes = changes;
    }

    /** Somebody, or something, has picked up. */
    @Post("/call")
    HttpResponse<?> call(
            @Body @Nullable String body,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "0") int attempt,
            HttpRequest<?> request) {
        return signed(body, request, form -> say("Cytovigil. ", page, attempt));
    }

    /** A key was pressed; one that is no answer is told so, and all is said again. */
    @Post("/key")
    HttpResponse<?> key(
            @Body @Nullable String body,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "0") int attempt,
            @QueryValue(defaultValue = "") String code,
            HttpRequest<?> request) {
        return signed(body, request, form -> {
            String key = form.getOrDefault("Digits", "");
            if (!AlertCode.isCode(code) || !VoiceAnswers.isAnswer(key)) {
                return say("This key is no answer. ", page, attempt);
            }
            VoiceAnswers.Key pressed =
                    new VoiceAnswers.Key(form.getOrDefault("CallSid", ""), form.getOrDefault("To", ""), key);
            Optional<String> answer = answers.take(new TryKey(page, attempt), pressed, new AlertCode(code));
            changes.happened();
            return answer.<HttpResponse<?>>map(words -> twiml(Twiml.say(SpokenPage.spoken(words))))
                    .orElseGet(() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "the key could not be kept"));
        });
    }

    private HttpResponse<?> say(String before, String page, int attempt) {
        try {
            Optional<SpokenPage> said = answers.words(new TryKey(page, attempt));
            return twiml(
                    said.map(words -> document(before, words, page, attempt)).orElseGet(() -> Twiml.say(AWAY)));
        } catch (RuntimeException away) {
            LOG.error("a call cannot be told its page just now: {}", away.toString());
            return twiml(Twiml.say(AWAY));
        }
    }

    private String document(String before, SpokenPage said, String page, int attempt) {
        AlertCode code = said.code();
        String words = before + said.words();
        return code == null
                ? Twiml.say(words)
                : Twiml.ask(
                        words,
                        address.of("/hooks/voice/key?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8)
                                + "&attempt=" + attempt + "&code=" + code));
    }

    /** How the call ends, or goes on. */
    @Post("/status")
    HttpResponse<?> status(
            @Body @Nullable String body,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "0") int attempt,
            HttpRequest<?> request) {
        return signed(body, request, form -> {
            answers.status(
                    new TryKey(page, attempt), form.getOrDefault("CallSid", ""), form.getOrDefault("CallStatus", ""));
            changes.happened();
            return HttpResponse.noContent();
        });
    }

    private HttpResponse<?> signed(
            @Nullable String body, HttpRequest<?> request, Function<Map<String, String>, HttpResponse<?>> answer) {
        Optional<Map<String, String>> form = PostedForm.parse(body);
        if (form.isEmpty()) {
            return Problem.of(HttpStatus.BAD_REQUEST, "the body is no form");
        }
        String url = address.of(request.getUri().toString());
        if (!accounts.signed(url, form.get(), request.getHeaders().get(TwilioSignature.HEADER))) {
            return Problem.of(HttpStatus.FORBIDDEN, "the signature is missing or wrong");
        }
        return answer.apply(form.get());
    }

    private static HttpResponse<?> twiml(String document) {
        return HttpResponse.ok(document).contentType(MediaType.APPLICATION_XML_TYPE);
    }
}
