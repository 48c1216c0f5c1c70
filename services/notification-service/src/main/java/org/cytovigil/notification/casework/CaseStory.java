// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import java.util.ArrayList;
import java.util.List;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.escalation.CaseEvent;
import org.cytovigil.paging.escalation.EscalationReason;
import org.jspecify.annotations.Nullable;

/** The part of an alert's story that the core decides by. */
final class CaseStory {
    private CaseStory() {}

    static List<CaseEvent> of(List<AlertEvent> events) {
        List<CaseEvent> story = new ArrayList<>();
        for (AlertEvent event : events) {
            CaseEvent told = of(event);
            if (told != null) {
                story.add(told);
            }
        }
        return story;
    }

    private static @Nullable CaseEvent of(AlertEvent event) {
        return switch (event.kind()) {
            case OPENED, MOVED -> new CaseEvent.Opened(event.at());
            case TRIED ->
                new CaseEvent.Tried(
                        text(event.pageId()),
                        text(event.person()),
                        number(event.round()),
                        number(event.attempt()),
                        event.at());
            case PROGRESSED ->
                new CaseEvent.Progressed(
                        text(event.pageId()),
                        number(event.attempt()),
                        DeliveryState.valueOf(text(event.outcome())),
                        event.at());
            case ESCALATED ->
                new CaseEvent.Escalated(
                        number(event.round()),
                        EscalationReason.valueOf(text(event.outcome())),
                        event.at(),
                        event.person());
            case ALARM -> new CaseEvent.AlarmRaised(event.at());
            case ACKNOWLEDGED -> new CaseEvent.Acknowledged(text(event.person()), event.at());
            case CLOSED -> new CaseEvent.Closed(event.at());
            case RAISED, REOPENED, RETRACTED, RESOLVED, NOTED -> null;
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
