// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import org.cytovigil.paging.oncall.Contact;

/** What must be done now. */
public sealed interface CaseAction {
    /**
     * Page a person.
     *
     * @param pageId the same for all tries of one message to one person, and the deduplication key at the carriers
     * @param attempt from 1
     */
    record PagePerson(String pageId, String person, int round, int attempt, Contact contact, String provider)
            implements CaseAction {}

    /** Go on to the next round. */
    record Escalate(int round, EscalationReason reason) implements CaseAction {}

    /** Tell those who look after the system that an alert stays unanswered. */
    record RaiseAlarm() implements CaseAction {}
}
