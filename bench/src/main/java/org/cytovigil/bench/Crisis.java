// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/**
 * Patients who get worse when they are told to: each {@link #next} event of one of them raises its CRS by one grade, by a
 * fever, a cannula, high flow and a ventilator, and must make exactly one alert.
 */
final class Crisis {
    private static final List<OxygenDevice> DEVICES = List.of(
            OxygenDevice.NASAL_CANNULA, OxygenDevice.HIGH_FLOW_NASAL_CANNULA, OxygenDevice.INVASIVE_VENTILATION);
    private final List<PatientKey> patients = new ArrayList<>();
    private int admitted;
    private int next;

    Crisis(int size) {
        for (int i = 0; i < size; i++) {
            patients.add(new PatientKey("c" + i));
        }
    }

    /** A rise of the CRS of a patient: what the alert is known by. */
    record Rise(String patient, int grade) {}

    /** An event and the rise that it is. */
    record Event(Fact fact, Rise rise) {}

    /** Who they are, all well. */
    List<Fact> admissions(Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (PatientKey patient : patients) {
            facts.addAll(Admission.facts(() -> header(patient, "a" + admitted++, now), 40));
        }
        return facts;
    }

    /** How many events there are in all. */
    int size() {
        return patients.size() * (1 + DEVICES.size());
    }

    /** The next event, of another patient than the last. */
    Event next(Instant now) {
        PatientKey patient = patients.get(next % patients.size());
        int grade = 1 + next / patients.size();
        next++;
        Fact fact = grade == 1
                ? new Measured(
                        header(patient, "f", now), Parameter.TEMPERATURE, Quantity.of("38.6"), Site.CORE, Method.SPOT)
                : oxygen(patient, DEVICES.get(grade - 2), now, grade);
        return new Event(fact, new Rise(patient.value(), grade));
    }

    private static OxygenSupport oxygen(PatientKey patient, OxygenDevice device, Instant now, int grade) {
        BigDecimal flow = device == OxygenDevice.NASAL_CANNULA ? new BigDecimal(2) : null;
        return new OxygenSupport(header(patient, "o" + grade, now), device, flow, null, OxygenIndication.RESPIRATORY);
    }

    private static FactHeader header(PatientKey patient, String id, Instant now) {
        return new FactHeader(patient, patient.value() + id, now, now, "bench", FactStatus.FINAL);
    }
}
