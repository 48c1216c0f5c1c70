// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import java.util.Optional;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.PageText;

/**
 * A page as it is shown where nobody can answer it: no more of the patient than a text message says, and that an answer
 * there is not read.
 *
 * @param title what it is about, in a line
 * @param text the rest
 * @param link to the alert in the console
 */
public record Announcement(String title, String text, Urgency urgency, Optional<String> link) {
    private static final String SENDER = "Cytovigil";

    /** How loud it is. */
    public enum Urgency {
        /** A page of high priority. */
        HIGHEST,
        /** Any other page, and the test of one. */
        HIGH,
        /** What asks for no answer. */
        NORMAL
    }

    /** From a page, message or test. */
    public static Announcement of(PageTry page, AlertLinks links) {
        if (page.isPage()) {
            Urgency urgency = page.priority().equals("HIGH") ? Urgency.HIGHEST : Urgency.HIGH;
            return new Announcement(page.title(), PageText.answerElsewhere(), urgency, links.of(page));
        }
        Urgency urgency = page.kind().equals(PageTry.TEST) ? Urgency.HIGH : Urgency.NORMAL;
        return new Announcement(SENDER, page.body(), urgency, links.of(page));
    }
}
