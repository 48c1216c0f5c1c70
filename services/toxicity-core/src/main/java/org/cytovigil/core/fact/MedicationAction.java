// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A drug given, started, changed in rate, or stopped.
 *
 * @param drug international non-proprietary name in lower case
 * @param unit UCUM unit of the dose or rate, as sent
 */
public record MedicationAction(
        FactHeader header,
        String drug,
        MedicationVerb verb,
        @Nullable BigDecimal dose,
        @Nullable String unit) implements Fact {
    @Override
    public MedicationAction under(FactHeader other) {
        return new MedicationAction(other, drug, verb, dose, unit);
    }

    /** Whether the drug does not run after it: stopped, or set to rate 0. */
    public boolean stops() {
        boolean zero = dose != null && dose.signum() == 0;
        return verb == MedicationVerb.STOPPED || (zero && verb != MedicationVerb.GIVEN);
    }
}
