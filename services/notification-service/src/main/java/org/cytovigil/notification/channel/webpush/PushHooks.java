// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.AttemptLimit;
import org.jspecify.annotations.Nullable;

/** What the script of the console that wakes up for a push tells of it. Nothing is believed without a token of ours. */
@Controller("/hooks/webpush")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PushHooks {
    /** What a device may say in a minute: a page an alert, and each three times. */
    private static final int OF_A_DEVICE = 120;

    private static final int REMEMBERED = 10_000;

    private final ReceiptTokens tokens;
    private final PushReceipts receipts;
    private final AttemptLimit said = new AttemptLimit(OF_A_DEVICE, REMEMBERED);

    PushHooks(ReceiptTokens tokens, PushReceipts receipts) {
        this.tokens = tokens;
        this.receipts = receipts;
    }

    /** A page has come; {@code shown} says that it stands on the screen as a new one. Answered with whether it is one. */
    @Post("/receipt")
    HttpResponse<?> receipt(@Body @Nullable String body) {
        ObjectNode told = RequestJson.of(body);
        Optional<ReceiptTokens.Receipt> found = tokens.read(told.path("token").asText());
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.FORBIDDEN, "the token is missing or wrong");
        }
        ReceiptTokens.Receipt receipt = found.get();
        if (said.exceeded(receipt.device())) {
            return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too many receipts; wait a minute")
                    .header(HttpHeaders.RETRY_AFTER, "60");
        }
        said.failed(receipt.device());
        if (told.path("shown").asBoolean()) {
            receipts.shown(receipt);
        }
        return HttpResponse.ok(Map.of("current", receipts.isCurrent(receipt)));
    }
}
