// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.cytovigil.core.drug.DrugReading;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.jspecify.annotations.Nullable;

/** Reads oxygen support and drugs. */
final class InterventionIntake {
    private final DrugTable drugs;

    InterventionIntake(DrugTable drugs) {
        this.drugs = drugs;
    }

    OxygenSupport oxygen(FactHeader header, FieldReader fields) throws UnusableEvent {
        OxygenDevice device = fields.optionalCoded("device", OxygenDevice.class);
        BigDecimal flow = fields.optionalNumber("flow", "0", "80");
        BigDecimal fio2 = fraction(fields, "fio2");
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

    static @Nullable BigDecimal fraction(FieldReader fields, String field) throws UnusableEvent {
        BigDecimal number = fields.optionalNumber(field);
        if (number == null) {
            return null;
        }
        BigDecimal fraction = number.compareTo(new BigDecimal(21)) >= 0 ? number.movePointLeft(2) : number;
        if (fraction.compareTo(new BigDecimal("0.20")) < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE, "field '" + field + "' is outside 0.20 to 1.0", number.toString());
        }
        return fraction;
    }

    /** @param told when it was told at the latest; null where nothing says so, as in files */
    MedicationAction medication(FactHeader header, FieldReader fields, @Nullable Instant told) throws UnusableEvent {
        DrugCode code = code(fields);
        String drug = code == null ? fields.required("drug") : fields.text("drug", "");
        settle(drug, code);
        MedicationVerb verb = fields.coded("action", MedicationVerb.class);
        return new MedicationAction(
                header,
                drug.toLowerCase(Locale.ROOT),
                code,
                verb,
                fields.optionalNumber("dose", "0", "1000000000"),
                fields.optional("unit"),
                fields.optional("line"),
                until(header, verb, fields, told));
    }

    /** A name that could be that of a vasopressor is never let pass as something that counts for nothing. */
    private void settle(String drug, @Nullable DrugCode code) throws UnusableEvent {
        DrugReading reading = drugs.read(drug);
        if (reading instanceof DrugReading.Unsettled unsettled) {
            throw new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "drug: " + unsettled.reason());
        }
        if (code != null && reading instanceof DrugReading.Known known) {
            DrugTable.Drug coded = drugs.find(code).orElse(known.drug());
            if (coded.role() != known.drug().role()) {
                throw new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "drug: name and code are of different drugs");
            }
        }
    }

    private static @Nullable DrugCode code(FieldReader fields) throws UnusableEvent {
        String code = fields.optional("code");
        return code == null ? null : new DrugCode(fields.coded("system", DrugCode.Vocabulary.class), code);
    }

    /**
     * Only what was given has an end of its own; what was started runs until it is stopped. The end cannot be known long before
     * it comes, so it is held against the arrival where one is known.
     */
    private static @Nullable Instant until(
            FactHeader header, MedicationVerb verb, FieldReader fields, @Nullable Instant told) throws UnusableEvent {
        Instant until = fields.optionalTime("until");
        if (until == null) {
            return null;
        }
        if (verb != MedicationVerb.GIVEN) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "until belongs to the action GIVEN alone");
        }
        if (until.isBefore(header.at())) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "the infusion ends before it begins");
        }
        Instant arrived = fields.optionalTime("arrivedAt") == null ? told : header.arrivedAt();
        if (arrived != null && until.isAfter(arrived.plus(Intake.MAX_AHEAD))) {
            throw new UnusableEvent(RejectionCode.FUTURE, "the infusion ends more than 5 min after it was told");
        }
        return until;
    }
}
