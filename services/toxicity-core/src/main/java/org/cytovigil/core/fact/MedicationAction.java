// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drug given, started, changed in rate, or stopped.
 *
 * @param drug name as charted in lower case, best the international non-proprietary name; empty where only a code is known
 * @param code the drug by a code, absent where none was sent
 * @param unit UCUM unit of the dose or rate, as sent
 * @param line pump channel, absent where unknown
 * @param until end of a finished infusion that is told as given, absent otherwise
 */
public record MedicationAction(
        FactHeader header,
        String drug,
        @Nullable DrugCode code,
        MedicationVerb verb,
        @Nullable BigDecimal dose,
        @Nullable String unit,
        @Nullable String line,
        @Nullable Instant until)
        implements Fact {
    /** As most are: by name, without channel or end. */
    public MedicationAction(
            FactHeader header, String drug, MedicationVerb verb, @Nullable BigDecimal dose, @Nullable String unit) {
        this(header, drug, null, verb, dose, unit, null, null);
    }

    @Override
    public MedicationAction under(FactHeader other) {
        return new MedicationAction(other, drug, code, verb, dose, unit, line, until);
    }

    /** Whether the drug does not run after it: stopped, or set to rate 0. */
    public boolean stops() {
        boolean zero = dose != null && dose.signum() == 0;
        return verb == MedicationVerb.STOPPED || (zero && verb != MedicationVerb.GIVEN);
    }
}
