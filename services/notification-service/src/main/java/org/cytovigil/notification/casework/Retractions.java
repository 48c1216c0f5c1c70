// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.delivery.DeliveryState;

/** Tells everybody who was paged for an alert that it was taken back. */
@Singleton
class Retractions {
    private final PageTryRepository tries;

    Retractions(PageTryRepository tries) {
        this.tries = tries;
    }

    /** Promises one message to each person, by the way that last worked for them. */
    void tellRecipients(Alert alert, Instant now) {
        Map<String, PageTry> lastWay = new LinkedHashMap<>();
        for (PageTry page : tries.of(alert.id())) {
            if (page.kind().equals(PageTry.PAGE) && page.state() != DeliveryState.FAILED) {
                lastWay.put(page.person(), page);
            }
        }
        AlertCode code = new AlertCode(alert.code());
        String text = PageText.retracted(alert.unit(), code);
        lastWay.values().forEach(page -> {
            var unused = tries.promise(new PageTry(
                    idOf(alert, page.person(), now),
                    1,
                    alert.id(),
                    PageTry.RETRACTION,
                    page.person(),
                    page.round(),
                    page.channel(),
                    page.provider(),
                    page.address(),
                    text,
                    text,
                    "LOW",
                    DeliveryState.QUEUED,
                    now,
                    now,
                    0,
                    null,
                    null,
                    null));
        });
    }

    private static String idOf(Alert alert, String person, Instant now) {
        String name = String.join("|", alert.id(), "retracted", now.toString(), person);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
