// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Schedule;
import org.cytovigil.paging.oncall.TemporarySchedule;

/** The form of a temporary schedule: who is on call for a time, first to be paged first. */
final class TemporaryForm {
    private TemporaryForm() {}

    /** The roster with the schedule of the form, over those that it has. */
    static Roster in(Roster roster, FormBody form) {
        List<TemporarySchedule> temporary = new ArrayList<>(roster.temporary());
        try {
            TemporarySchedule told = new TemporarySchedule(
                    at(roster, form, "from"),
                    at(roster, form, "to"),
                    new Schedule(List.of(), List.of(), RotationForm.people(form)));
            // Saved twice it stands once, and over all others.
            temporary.remove(told);
            temporary.add(told);
        } catch (DateTimeException | IllegalArgumentException unusable) {
            throw new JsonProblem(String.valueOf(unusable.getMessage()));
        }
        return roster.withTemporary(temporary);
    }

    private static Instant at(Roster roster, FormBody form, String field) {
        return LocalDateTime.parse(form.required(field)).atZone(roster.zone()).toInstant();
    }
}
