// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.util.List;

/**
 * What the board shows at one look.
 *
 * @param alerts that page, the most urgent and oldest first
 * @param worklist alerts for which nobody is paged
 * @param beds the patients that the filter lets through
 * @param patients how many there are in all
 */
public record Board(
        List<AlertCard> alerts,
        List<AlertCard> worklist,
        List<Bed> beds,
        int patients,
        List<String> wards,
        BoardFilter filter) {
    public Board {
        alerts = List.copyOf(alerts);
        worklist = List.copyOf(worklist);
        beds = List.copyOf(beds);
        wards = List.copyOf(wards);
    }

    /** The alerts that nobody has taken. */
    public List<AlertCard> waiting() {
        return alerts.stream().filter(AlertCard::waiting).toList();
    }

    /** The alerts that somebody has. */
    public List<AlertCard> taken() {
        return alerts.stream().filter(alert -> !alert.waiting()).toList();
    }
}
