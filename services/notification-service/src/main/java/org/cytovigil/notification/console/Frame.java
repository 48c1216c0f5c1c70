// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import java.util.Set;
import org.cytovigil.notification.security.Role;

/**
 * What every page of the console has: who looks at it, in which words, and how.
 *
 * @param title key of the heading
 * @param place which entry of the navigation the page belongs to
 * @param account empty before anybody has signed in
 * @param csrf what a change must be sent with
 * @param theme {@code light}, {@code dark}, or empty for what the device says
 * @param path of the page, to come back to
 */
public record Frame(
        Words words,
        String title,
        String place,
        String account,
        Set<String> roles,
        String csrf,
        String theme,
        String path) {
    public Frame {
        roles = Set.copyOf(roles);
    }

    /** Whether the reader may acknowledge, escalate, note, resolve and assess. */
    public boolean mayAct() {
        return roles.contains(Role.CLINICIAN);
    }

    /** Whether the reader may set rosters and silences. */
    public boolean mayLead() {
        return roles.contains(Role.LEAD);
    }

    /** Whether the reader may set people and policies. */
    public boolean mayAdminister() {
        return roles.contains(Role.ADMIN);
    }

    /** The language of the page. */
    public String language() {
        return words.locale().getLanguage();
    }

    /** The same page under a heading that names something. */
    public Frame titled(String heading) {
        return new Frame(words, heading, place, account, roles, csrf, theme, path);
    }
}
