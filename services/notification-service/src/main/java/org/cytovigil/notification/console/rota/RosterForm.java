// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import org.cytovigil.notification.console.FormBody;
import org.cytovigil.paging.oncall.Roster;

/** The forms that change a roster; each is shown first by what it leads to, and saved from there. */
enum RosterForm {
    /** Turns. */
    rotation,

    /** Whole schedules for a time. */
    temporary,

    /** Takes one of the two out. */
    removal;

    /** The roster with what the form says; what the interface would refuse is refused here too. */
    Roster in(Roster roster, FormBody form) {
        return switch (this) {
            case rotation -> RotationForm.in(roster, form);
            case temporary -> TemporaryForm.in(roster, form);
            case removal -> RemovalForm.in(roster, form);
        };
    }
}
