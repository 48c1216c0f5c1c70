// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.PageTry;
import org.jspecify.annotations.Nullable;

/** Alerts as the interface shows them. */
final class AlertView {
    private AlertView() {}

    static Map<String, Object> item(Alert alert) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", alert.id());
        item.put("code", alert.code());
        item.put("patient", alert.patient());
        item.put("unit", alert.unit());
        item.put("state", alert.state().name());
        item.put("priority", alert.priority());
        item.put("page", alert.page());
        item.put("cause", alert.cause());
        item.put("system", alert.gradingSystem());
        item.put("grade", alert.grade());
        item.put("previous", alert.previous());
        item.put("at", alert.at().toString());
        item.put("raisedAt", alert.raisedAt().toString());
        item.put("summary", alert.summary());
        item.put("acknowledgedBy", alert.acknowledgedBy());
        item.put("acknowledgedFor", alert.acknowledgedFor());
        item.put("acknowledgedAt", text(alert.acknowledgedAt()));
        item.put("closedAt", text(alert.closedAt()));
        return item;
    }

    static Map<String, Object> whole(Alert alert, List<PageTry> pages, List<AlertEvent> history) {
        Map<String, Object> whole = item(alert);
        whole.put("pages", pages.stream().map(AlertView::page).toList());
        whole.put("history", history.stream().map(AlertView::step).toList());
        return whole;
    }

    private static Map<String, Object> page(PageTry page) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("page", page.pageId());
        view.put("kind", page.kind());
        view.put("attempt", page.attempt());
        view.put("round", page.round());
        view.put("person", page.person());
        view.put("channel", page.channel());
        view.put("provider", page.provider());
        view.put("state", page.state().name());
        view.put("createdAt", page.createdAt().toString());
        view.put("changedAt", page.changedAt().toString());
        view.put("sends", page.sends());
        view.put("carrierId", page.carrierId());
        view.put("detail", page.detail());
        return view;
    }

    private static Map<String, Object> step(AlertEvent event) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", event.at().toString());
        view.put("kind", event.kind().name());
        view.put("person", event.person());
        view.put("onBehalf", event.onBehalf());
        view.put("note", event.note());
        view.put("round", event.round());
        view.put("outcome", event.outcome());
        view.put("page", event.pageId());
        view.put("attempt", event.attempt());
        view.put("channel", event.channel());
        view.put("provider", event.provider());
        view.values().removeIf(java.util.Objects::isNull);
        return view;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
