// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import java.util.List;

/**
 * What the ledger knows of patients at one instant, by patient.
 *
 * @param grades the newest of each scale
 * @param data the newest datum of each feed
 */
public record BoardSnapshot(
        List<PatientRow> patients, List<GradeRow> grades, List<FeedRow> feeds, List<NewestDatum> data) {
    /** Copies the lists. */
    public BoardSnapshot {
        patients = List.copyOf(patients);
        grades = List.copyOf(grades);
        feeds = List.copyOf(feeds);
        data = List.copyOf(data);
    }
}
