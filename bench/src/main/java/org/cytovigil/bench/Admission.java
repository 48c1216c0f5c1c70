// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;

/** What is known of a patient who is well on the day of the infusion. */
final class Admission {
    private Admission() {}

    /**
     * The facts of it.
     *
     * @param headers gives the header of each
     */
    static List<Fact> facts(Supplier<FactHeader> headers, int ageYears) {
        return List.of(
                new PatientDetails(
                        headers.get(),
                        null,
                        new BigDecimal(ageYears),
                        new BigDecimal(80),
                        "WARD",
                        Setting.INPATIENT,
                        false,
                        null),
                new TherapyStep(headers.get(), Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, null, null, null, null),
                new NeuroFinding(headers.get(), new Finding.Ice(10)),
                new OxygenSupport(headers.get(), OxygenDevice.ROOM_AIR, null, null, OxygenIndication.RESPIRATORY));
    }
}
