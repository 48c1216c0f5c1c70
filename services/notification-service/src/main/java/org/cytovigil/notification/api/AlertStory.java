// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.PageTry;

/** An alert with each of its pages and steps. */
record AlertStory(@JsonUnwrapped AlertSummary alert, List<TriedPage> pages, List<AlertStep> history) {
    static AlertStory of(Alert alert, List<PageTry> pages, List<AlertEvent> history) {
        return new AlertStory(
                AlertSummary.of(alert),
                pages.stream().map(TriedPage::of).toList(),
                history.stream().map(AlertStep::of).toList());
    }
}
