// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.messages;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTry.Said;
import org.cytovigil.notification.ledger.PageTryRepository;

/** Keeps the incidents at the pager provider in step with their alerts, so that it stops calling when we do. */
@Singleton
public class Incidents {
    private static final String PAGER = "PAGER";

    private final PageTryRepository tries;

    public Incidents(PageTryRepository tries) {
        this.tries = tries;
    }

    /** Promises to tell the provider of every pager page of the alert; {@code kind} is what became of the alert. */
    public void tell(Alert alert, String kind, Instant now) {
        Map<String, PageTry> pages = new LinkedHashMap<>();
        for (PageTry page : tries.of(alert.id())) {
            if (page.isPage() && page.channel().equals(PAGER)) {
                pages.put(page.pageId(), page);
            }
        }
        pages.values().forEach(page -> tell(page, kind, now));
    }

    /** Promises to tell the provider what became of the alert of one page. */
    public void tell(PageTry page, String kind, Instant now) {
        String name = String.join("|", page.pageId(), kind, now.toString());
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        Said said = new Said(
                kind, page.alertId(), page.round(), page.title(), page.title(), page.priority(), page.pageId());
        var unused = tries.promise(PageTry.promised(id, 1, page.way(), said, now));
    }
}
