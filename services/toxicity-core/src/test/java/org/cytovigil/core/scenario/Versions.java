// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.TherapyStep;

/** The content of one fact under the header of another. */
final class Versions {
    private Versions() {}

    static Fact with(Fact fact, FactHeader header) {
        if (fact instanceof Measured m) {
            return new Measured(
                    header,
                    m.parameter(),
                    m.quantity(),
                    m.site(),
                    m.method(),
                    m.lln(),
                    m.uln(),
                    m.unitInferred(),
                    m.artefact());
        } else if (fact instanceof OxygenSupport o) {
            return new OxygenSupport(header, o.device(), o.flow(), o.fio2(), o.indication());
        } else if (fact instanceof MedicationAction a) {
            return new MedicationAction(header, a.drug(), a.verb(), a.dose(), a.unit());
        } else if (fact instanceof NeuroFinding n) {
            return new NeuroFinding(header, n.finding());
        } else if (fact instanceof CauseJudged c) {
            return new CauseJudged(header, c.toxicity(), c.cause(), c.by());
        } else if (fact instanceof TherapyStep t) {
            return new TherapyStep(
                    header, t.product(), t.phase(), t.cycle(), t.doseRate(), t.doseUnit(), t.indication());
        } else if (fact instanceof PatientDetails p) {
            return new PatientDetails(
                    header,
                    p.birthDate(),
                    p.ageYears(),
                    p.weightKg(),
                    p.unit(),
                    p.setting(),
                    p.developmentalDelay(),
                    p.baseline());
        }
        return new Removed(header);
    }
}
