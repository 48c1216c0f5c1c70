// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Instant;
import org.cytovigil.paging.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Something that happened to an alert that pages. The list of these, in order, is the whole state of a case. */
public sealed interface CaseEvent {
    /** When. */
    Instant at();

    /** The case began, or began anew after it was closed. */
    record Opened(Instant at) implements CaseEvent {}

    /** A try to reach a person was written down. */
    record Tried(String pageId, String person, int round, int attempt, Instant at) implements CaseEvent {}

    /** A try got further, or failed. */
    record Progressed(String pageId, int attempt, DeliveryState state, Instant at) implements CaseEvent {}

    /**
     * The case went on to this round; {@link EscalationReason#GIVEN_BACK} also ends that a person has it.
     *
     * @param by who passed it on; null where time or the carriers did
     */
    record Escalated(
            int round,
            EscalationReason reason,
            Instant at,
            @Nullable String by) implements CaseEvent {
        /** It went on by itself. */
        public Escalated(int round, EscalationReason reason, Instant at) {
            this(round, reason, at, null);
        }
    }

    /** People who look after the system were told that nobody answers. */
    record AlarmRaised(Instant at) implements CaseEvent {}

    /** A person took it. */
    record Acknowledged(String by, Instant at) implements CaseEvent {}

    /** It is over. */
    record Closed(Instant at) implements CaseEvent {}
}
