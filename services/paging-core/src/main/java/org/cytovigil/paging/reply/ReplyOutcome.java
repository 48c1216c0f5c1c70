// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

/** What came of an answer. */
public enum ReplyOutcome {
    /** The sender now has the alert. */
    ACKNOWLEDGED,
    /** The sender had it already. */
    ALREADY_YOURS,
    /** Another person was faster. */
    ALREADY_TAKEN,
    /** The alert went on to the next person. */
    ESCALATED,
    /** Nobody has it yet. */
    STILL_OPEN,
    /** The alert is over. */
    CLOSED,
    /** The alert is open, but its page went to others. */
    NOT_PAGED,
    /** No alert has this code. */
    NO_SUCH_CODE,
    /** The code is that of a test page: it was read. */
    TEST_ANSWERED,
    /** The message could not be read. */
    NOT_UNDERSTOOD,
    /** The number is nobody's. */
    UNKNOWN_SENDER,
    /** The sender asked for help. */
    HELP,
    /** The sender wants no more messages. */
    STOPPED,
    /** The sender wants messages again. */
    STARTED,
    /** It is written down and will be handled as soon as the service can. */
    KEPT
}
