// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.List;
import java.util.OptionalLong;

/**
 * What an audit found.
 *
 * @param edition of the rules by which was graded again
 * @param events that were read
 * @param patients whose grades and alerts were judged
 * @param unverifiable patients part of whose input has been deleted by the retention of the topics
 * @param alerts that were published
 * @param unread records of input that the graders had still to read, empty where the brokers did not say
 */
public record AuditReport(
        String edition, long events, int patients, int unverifiable, int alerts, OptionalLong unread, List<Gap> gaps) {
    /** Copies the list. */
    public AuditReport {
        gaps = List.copyOf(gaps);
    }

    /** One line. */
    public String summary() {
        return "verify edition=" + edition + " patients=" + patients + " events=" + events + " alerts=" + alerts
                + " unverifiable=" + unverifiable
                + " unread=" + (unread.isPresent() ? unread.getAsLong() : "unknown") + " gaps=" + gaps.size();
    }

    /** The same with the gaps that another audit found too: what was only under way is gone by then. */
    AuditReport confirmedBy(AuditReport later) {
        return new AuditReport(
                later.edition,
                later.events,
                later.patients,
                later.unverifiable,
                later.alerts,
                later.unread,
                later.gaps.stream()
                        .filter(gap -> gaps.stream().anyMatch(before -> isSame(before, gap)))
                        .toList());
    }

    private static boolean isSame(Gap before, Gap now) {
        return before.kind() == now.kind()
                && before.patient().equals(now.patient())
                && (now.kind() == Gap.Kind.GRADE_DIFFERS
                        ? before.detail().equals(now.detail())
                        : String.valueOf(before.alert()).equals(String.valueOf(now.alert())));
    }
}
