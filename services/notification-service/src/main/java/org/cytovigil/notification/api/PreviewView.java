// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.duty.Preview;
import org.cytovigil.paging.escalation.PlannedPage;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Watch;
import org.jspecify.annotations.Nullable;

/** Whom an alert would page, and when. */
record PreviewView(
        String unit,
        String priority,
        Instant at,
        List<PlannedView> pages,
        @Nullable Duration alarmAfter,
        List<WatchView> calendar,
        List<Stretch> gaps,
        List<UnreachedStretch> reachesNobody) {
    static PreviewView of(Preview preview) {
        return new PreviewView(
                preview.unit(),
                preview.priority().name(),
                preview.at(),
                preview.plan().pages().stream()
                        .map(page -> PlannedView.of(page, preview))
                        .toList(),
                preview.plan().alarm(),
                preview.watches().stream().map(WatchView::of).toList(),
                preview.gaps().stream().map(Stretch::of).toList(),
                preview.unreached().stream().map(UnreachedStretch::of).toList());
    }

    /** A page that would be sent. */
    record PlannedView(
            Duration after,
            Instant at,
            String person,
            String name,
            String channel,
            String provider,
            int round,
            String why) {
        static PlannedView of(PlannedPage page, Preview preview) {
            return new PlannedView(
                    page.after(),
                    preview.at().plus(page.after()),
                    page.person(),
                    preview.resolver().person(page.person()).map(Person::name).orElse(page.person()),
                    page.channel().name(),
                    page.provider(),
                    page.round(),
                    page.why().name());
        }
    }

    /** Who is on call in a stretch of time. */
    record WatchView(Instant from, Instant to, List<String> people) {
        static WatchView of(Watch watch) {
            return new WatchView(
                    watch.interval().from(),
                    watch.interval().to(),
                    watch.people().stream().map(Person::id).toList());
        }
    }
}
