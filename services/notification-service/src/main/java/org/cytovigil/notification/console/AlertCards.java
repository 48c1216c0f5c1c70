// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.Priority;

/** The alerts that somebody still has to do something about, the most urgent and oldest first. */
final class AlertCards {
    private static final Comparator<Alert> URGENCY = Comparator.comparing((Alert alert) -> alert.state())
            .thenComparing(alert -> Priority.valueOf(alert.priority()))
            .thenComparing(Alert::raisedAt);

    private final List<Alert> alerts;
    private final Function<Alert, List<PageTry>> tries;
    private final Channels channels;
    private final Instant now;
    private final boolean mayAct;

    AlertCards(
            List<Alert> alerts, Function<Alert, List<PageTry>> tries, Channels channels, Instant now, boolean mayAct) {
        this.alerts = alerts.stream().sorted(URGENCY).toList();
        this.tries = tries;
        this.channels = channels;
        this.now = now;
        this.mayAct = mayAct;
    }

    String html() {
        String cards = alerts.stream().filter(Alert::page).map(this::card).collect(Collectors.joining());
        String notes =
                alerts.stream().filter(alert -> !alert.page()).map(this::note).collect(Collectors.joining());
        long paging = alerts.stream().filter(Alert::page).count();
        long open = alerts.stream()
                .filter(alert -> alert.page() && alert.state() == AlertState.OPEN)
                .count();
        return """
                <section aria-labelledby="alerts-title" data-open="%d">
                <h2 id="alerts-title">Open alerts</h2>
                %s
                %s
                </section>
                """.formatted(
                        open,
                        cards.isEmpty() ? "<p class=\"calm\">No open alerts.</p>" : cards,
                        worklist(notes, alerts.size() - paging));
    }

    private static String worklist(String notes, long count) {
        return notes.isEmpty()
                ? ""
                : "<details class=\"worklist\" id=\"worklist\"><summary>Worklist (" + count
                        + "): nobody is paged for these</summary><ul>" + notes
                        + "</ul></details>";
    }

    private String card(Alert alert) {
        boolean open = alert.state() == AlertState.OPEN;
        String state = open
                ? "<strong>Nobody has acknowledged it</strong>"
                : "Acknowledged by " + Html.text(alert.acknowledgedBy());
        return """
                <article class="alert %s %s" aria-label="%s priority alert %s">
                <header><span class="priority">%s</span> <span class="unit">%s</span>
                <span class="code" title="Code in text messages">%s</span>
                <span class="age">%s</span></header>
                <p class="summary">%s</p>
                <p class="who">Patient <b>%s</b>, since %s</p>
                <p class="state">%s. %s</p>
                %s
                </article>
                """.formatted(
                        Html.text(alert.priority()).toLowerCase(Locale.ROOT),
                        open ? "open" : "taken",
                        Html.text(alert.priority()),
                        Html.text(alert.code()),
                        Html.text(alert.priority()),
                        ward(alert),
                        Html.text(alert.code()),
                        Html.span(Duration.between(alert.raisedAt(), now)),
                        Html.text(alert.summary()),
                        Html.text(alert.patient()),
                        Html.time(alert.at()),
                        state,
                        paged(alert),
                        mayAct ? buttons(alert, open) : "");
    }

    private String note(Alert alert) {
        return "<li><span class=\"priority\">%s</span> %s: %s (patient %s, %s ago)%s</li>"
                .formatted(
                        Html.text(alert.priority()),
                        ward(alert),
                        Html.text(alert.summary()),
                        Html.text(alert.patient()),
                        Html.span(Duration.between(alert.raisedAt(), now)),
                        mayAct ? button(alert, "resolve", "Done", "quiet") : "");
    }

    /** The newest try for each person, in words. */
    private String paged(Alert alert) {
        Map<String, PageTry> newest = new LinkedHashMap<>();
        tries.apply(alert).forEach(page -> newest.put(page.person(), page));
        String people = newest.values().stream()
                .map(page -> Html.text(page.person()) + " (" + Html.text(words(page)) + ")")
                .collect(Collectors.joining(", "));
        return people.isEmpty() ? "" : "Paged: " + people;
    }

    private String words(PageTry page) {
        String channel = channels.label(page.channel());
        return switch (page.state()) {
            case QUEUED -> channel + " being sent";
            case ACCEPTED -> channel + " sent";
            case DELIVERED -> channel + " arrived";
            case FAILED -> channel + " failed";
            case UNCONFIRMED -> channel + " unconfirmed";
        };
    }

    private static String buttons(Alert alert, boolean open) {
        return "<p class=\"actions\">"
                + (open ? button(alert, "acknowledge", "Acknowledge", "main") : "")
                + (open ? button(alert, "escalate", "Escalate", "") : "")
                + button(alert, "resolve", "Resolve", "")
                + "</p>";
    }

    private static String button(Alert alert, String action, String label, String style) {
        return "<button type=\"button\" class=\"%s\" id=\"%s-%s\" data-action=\"%s\" data-alert=\"%s\" "
                        .formatted(style, action, Html.text(alert.code()), action, Html.text(alert.id()))
                + "aria-label=\"%s alert %s\">%s</button>".formatted(label, Html.text(alert.code()), label);
    }

    private static String ward(Alert alert) {
        return alert.unit() == null ? "Ward not known" : "Ward " + Html.text(alert.unit());
    }
}
