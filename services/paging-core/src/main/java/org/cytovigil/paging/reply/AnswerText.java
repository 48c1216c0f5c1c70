// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import org.cytovigil.paging.AlertCode;
import org.jspecify.annotations.Nullable;

/** What is texted back: every answer gets a clear one, also a late, repeated or wrong one. No patient, no names. */
public final class AnswerText {
    private static final String HOW = "Reply CODE A to acknowledge, CODE E to escalate, CODE ? for status.";

    private AnswerText() {}

    /** The text for what came of an answer; the code is the one of the alert where there is one. */
    public static String of(ReplyOutcome outcome, @Nullable AlertCode code) {
        String alert = code == null ? "The alert" : code.text();
        return switch (outcome) {
            case ACKNOWLEDGED -> alert + ": acknowledged. It is yours now.";
            case ALREADY_YOURS -> alert + ": you have acknowledged it already. It is yours.";
            case ALREADY_TAKEN -> alert + ": another person has acknowledged it. Nothing to do.";
            case ESCALATED -> alert + ": escalated. The next person is being paged.";
            case STILL_OPEN -> alert + ": open, nobody has acknowledged it. Reply " + alert + " A to take it.";
            case CLOSED -> alert + ": closed. Nothing to do.";
            case NOT_PAGED -> alert + ": its page went to others. Nothing was changed. Take it on the console.";
            case NO_SUCH_CODE -> "No alert has the code " + alert + ". Check the four characters. " + HOW;
            case TEST_ANSWERED -> alert + ": test page answered, this way works. Thank you.";
            case NOT_UNDERSTOOD -> "Not understood, nothing was changed. " + HOW;
            case UNKNOWN_SENDER -> "This number is not on our list of people on call. Nothing was changed.";
            case HELP -> "Cytovigil on-call pages. " + HOW + " Reply STOP to end messages to this number.";
            case STOPPED -> "Messages to this number end. You may still be on call: tell your lead now.";
            case STARTED -> "Messages to this number come again. " + HOW;
            case KEPT -> "Received, but nothing is changed yet. An answer follows; until then assume it is not yours.";
        };
    }
}
