// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.messages;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTry.Said;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.paging.oncall.Channel;

/** Keeps the incidents at providers that call until somebody answers in step with their alerts, so that they stop calling when we do. */
@Singleton
public class Incidents {
    private final PageTryRepository tries;
    private final Channels channels;
    private final TechnicalAlarms alarms;

    public Incidents(PageTryRepository tries, Channels channels, TechnicalAlarms alarms) {
        this.tries = tries;
        this.channels = channels;
        this.alarms = alarms;
    }

    /** Whether the provider of a page is to hear what becomes of the alert. */
    public boolean follows(PageTry page) {
        return channels.type(new Channel(page.channel()))
                .filter(ChannelType::followsAlerts)
                .isPresent();
    }

    /**
     * Promises to tell the provider of every such page of the alert; {@code kind} is what became of the alert. That nobody
     * answers it is over too.
     */
    public void tell(Alert alert, String kind, Instant now) {
        alarms.over(alert.id());
        Map<String, PageTry> pages = new LinkedHashMap<>();
        for (PageTry page : tries.of(alert.id())) {
            if (page.isPage() && follows(page)) {
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
