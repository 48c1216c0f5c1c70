// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;

/** The way from a page to its alert in the console, for channels that can carry it beside the text. */
@Singleton
public class AlertLinks {
    private final ConsoleAddress console;
    private final AlertRepository alerts;

    AlertLinks(ConsoleAddress console, AlertRepository alerts) {
        this.console = console;
        this.alerts = alerts;
    }

    /** The URL; empty where the site names no console, or the page is of no alert. */
    public Optional<String> of(PageTry page) {
        return console.address().flatMap(address -> code(page).map(code -> address + "/alerts/" + code));
    }

    /** A page goes without its link rather than not at all. */
    private Optional<String> code(PageTry page) {
        try {
            return Optional.ofNullable(page.alertId()).flatMap(alerts::find).map(Alert::code);
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }
}
