// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What the reader wants to see of the board; kept in its address, so that it can be kept as a bookmark.
 *
 * @param ward empty for all
 * @param mine only patients with an alert that the reader has taken
 * @param open only patients with an alert
 * @param search part of a patient's key or of a ward; empty for all
 * @param wall large and without anything to press, for a screen on the wall
 */
public record BoardFilter(String ward, boolean mine, boolean open, String search, boolean wall) {

    /** Whether a patient is shown. */
    boolean lets(String patient, @Nullable String unit, List<Alert> alerts, String account) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        boolean named = wanted.isEmpty()
                || patient.toLowerCase(Locale.ROOT).contains(wanted)
                || (unit != null && unit.toLowerCase(Locale.ROOT).contains(wanted));
        return named
                && inWard(unit)
                && (!open || !alerts.isEmpty())
                && (!mine || alerts.stream().anyMatch(alert -> account.equals(alert.acknowledgedBy())));
    }

    /** Whether something of this ward is shown. */
    boolean inWard(@Nullable String unit) {
        return ward.isEmpty() || ward.equals(unit);
    }

    /** Whether nothing is left out. */
    public boolean all() {
        return ward.isEmpty() && !mine && !open && search.isBlank();
    }

    /** What is shown, in words: also where the filter is folded, nobody takes a part of the board for the whole. */
    public String said(Words words) {
        List<String> parts = new ArrayList<>();
        if (!ward.isEmpty()) {
            parts.add(words.ward(ward));
        }
        if (open) {
            parts.add(words.of("board.open"));
        }
        if (mine) {
            parts.add(words.of("board.mine"));
        }
        if (!search.isBlank()) {
            parts.add("“" + search.strip() + "”");
        }
        return parts.isEmpty() ? words.of("board.everything") : String.join(", ", parts);
    }

    /** The filter as the end of an address, with its question mark; empty where it is the usual one. */
    public String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "ward", ward);
        add(parts, "q", search.strip());
        add(parts, "mine", mine ? "true" : "");
        add(parts, "open", open ? "true" : "");
        add(parts, "wall", wall ? "true" : "");
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
