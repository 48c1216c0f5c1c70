// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

/** Why a case moved on. */
public enum EscalationReason {
    /** Nobody acknowledged in time. */
    NO_ANSWER,
    /** No carrier proved that the page arrived. */
    NO_RECEIPT,
    /** The step had nobody to page. */
    NOBODY,
    /** A person asked for it. */
    REQUESTED,
    /** Whoever had acknowledged it cannot go after all. */
    GIVEN_BACK
}
