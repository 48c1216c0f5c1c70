// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import java.util.List;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Bed;
import org.cytovigil.notification.console.patient.PatientFile;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one alert.
 *
 * @param bed null where the patient is not on the board any more
 * @param state OPEN, ACKNOWLEDGED or CLOSED
 * @param taken when it was acknowledged, in words; empty while it was not
 * @param mine whether the reader has it
 * @param summary what the grader wrote
 * @param cause why it was raised, in words
 * @param why what the grade that it tells of stands on now; empty where it tells of none
 * @param ladder who is paged and when; empty where nobody is paged any more
 * @param sbar the hand-off as text
 */
public record AlertFile(
        AlertCard card,
        @Nullable Bed bed,
        String state,
        String taken,
        boolean mine,
        String summary,
        String cause,
        List<PatientFile.Why> why,
        List<Rung> ladder,
        List<Try> tries,
        List<Step> steps,
        String sbar) {
    public AlertFile {
        why = List.copyOf(why);
        ladder = List.copyOf(ladder);
        tries = List.copyOf(tries);
        steps = List.copyOf(steps);
    }

    /** A try to reach somebody, and how far it got. */
    public record Try(String at, String person, String channel, String state, String changed, String style) {}

    /**
     * Something that happened.
     *
     * @param note people's own words; empty where there are none
     */
    public record Step(String at, String what, String note) {}

    /** Whether it still waits for somebody. */
    public boolean open() {
        return state.equals("OPEN");
    }

    /** Whether it is over. */
    public boolean closed() {
        return state.equals("CLOSED");
    }
}
