// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.util.Locale;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.jspecify.annotations.Nullable;

/** Reads oxygen support and drugs. */
final class InterventionIntake {
    OxygenSupport oxygen(FactHeader header, FieldReader fields) throws UnusableEvent {
        OxygenDevice device = fields.optionalCoded("device", OxygenDevice.class);
        BigDecimal flow = fields.optionalNumber("flow", "0", "80");
        BigDecimal fio2 = fraction(fields);
        if (device == null && flow == null && fio2 == null) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "oxygen without device, flow or fio2");
        }
        return new OxygenSupport(
                header,
                device,
                flow,
                fio2,
                fields.coded("indication", OxygenIndication.class, OxygenIndication.RESPIRATORY));
    }

    private static @Nullable BigDecimal fraction(FieldReader fields) throws UnusableEvent {
        BigDecimal number = fields.optionalNumber("fio2");
        if (number == null) {
            return null;
        }
        BigDecimal fraction = number.compareTo(new BigDecimal(21)) >= 0 ? number.movePointLeft(2) : number;
        if (fraction.compareTo(new BigDecimal("0.20")) < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "fio2 " + number + " is outside 0.20 to 1.0");
        }
        return fraction;
    }

    MedicationAction medication(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new MedicationAction(
                header,
                fields.required("drug").toLowerCase(Locale.ROOT),
                fields.coded("action", MedicationVerb.class),
                fields.optionalNumber("dose", "0", "1000000000"),
                fields.optional("unit"));
    }
}
