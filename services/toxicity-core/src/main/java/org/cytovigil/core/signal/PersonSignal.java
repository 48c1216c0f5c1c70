// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.fact.PatientDetails;

/** Who the patient is, as a function of event time. */
public final class PersonSignal {
    private PersonSignal() {}

    /** Reads it from a chart. */
    public static Steps<Person> of(Chart chart) {
        Steps<Person> steps = new Steps<>(Person.UNKNOWN);
        for (PatientDetails details : chart.of(PatientDetails.class)) {
            steps.step(details.at(), steps.last().with(details));
        }
        return steps;
    }
}
