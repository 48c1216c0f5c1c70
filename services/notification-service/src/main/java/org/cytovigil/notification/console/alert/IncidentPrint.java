// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import java.util.List;
import org.cytovigil.notification.console.patient.PatientFile;

/**
 * All that is kept of one alert, to be filed.
 *
 * @param ledger everything that happened in its order, each try and receipt too
 * @param whys what the grade rests on as it stands now; empty where the alert is of no scale, or the patient is not on the board
 * @param printed when, and by whom
 */
public record IncidentPrint(AlertFile alert, List<Line> ledger, List<PatientFile.Why> whys, String printed) {
    public IncidentPrint {
        ledger = List.copyOf(ledger);
        whys = List.copyOf(whys);
    }

    /**
     * A line of the ledger.
     *
     * @param why the reason that was written down with it, and people's own words; empty where there is none
     */
    public record Line(String at, String what, String why) {}
}
