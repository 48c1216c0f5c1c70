// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.series;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Quantity;

/**
 * What the board draws of a fact.
 *
 * @param series the parameter, or OXYGEN, MEDICATION, THERAPY, or the kind of neurological finding
 * @param shown its fields
 */
record Point(String series, ObjectNode shown) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty where nothing of the fact is drawn. */
    static Optional<Point> of(Fact fact) {
        if (fact instanceof Measured measured) {
            return Optional.of(measured(measured));
        }
        if (fact instanceof OxygenSupport support) {
            ObjectNode shown = start(fact);
            if (support.device() != null) {
                shown.put("device", support.device().name());
            }
            shown.put("flow", support.flow()).put("fio2", support.fio2());
            return Optional.of(new Point("OXYGEN", shown));
        }
        if (fact instanceof MedicationAction medication) {
            ObjectNode shown = start(fact)
                    .put("drug", medication.drug())
                    .put("action", medication.verb().name());
            shown.put("dose", medication.dose()).put("unit", medication.unit()).put("line", medication.line());
            if (medication.until() != null) {
                shown.put("until", medication.until().toString());
            }
            return Optional.of(new Point("MEDICATION", shown));
        }
        if (fact instanceof TherapyStep step) {
            return Optional.of(therapy(step));
        }
        return fact instanceof NeuroFinding neuro ? neuro(neuro) : Optional.empty();
    }

    private static Point therapy(TherapyStep step) {
        ObjectNode shown = start(step)
                .put("product", step.product().name())
                .put("phase", step.phase().name())
                .put("cycle", step.cycle())
                .put("doseRate", step.doseRate())
                .put("doseUnit", step.doseUnit());
        return new Point("THERAPY", shown);
    }

    private static Point measured(Measured measured) {
        Quantity quantity = measured.quantity();
        ObjectNode shown = start(measured)
                .put("value", quantity.value())
                .put("unit", measured.parameter().unit());
        if (quantity.bound() != Quantity.Bound.EXACT) {
            shown.put("bound", quantity.bound().name());
        }
        shown.put("method", measured.method().name());
        return new Point(measured.parameter().name(), shown);
    }

    private static Optional<Point> neuro(NeuroFinding neuro) {
        ObjectNode shown = start(neuro);
        Finding finding = neuro.finding();
        if (finding instanceof Finding.Ice ice && ice.asked()) {
            return Optional.of(new Point("ICE", shown.put("value", ice.lowest()).put("highest", ice.highest())));
        }
        if (finding instanceof Finding.Capd capd) {
            return Optional.of(new Point("CAPD", shown.put("value", capd.score())));
        }
        if (finding instanceof Finding.Consciousness consciousness) {
            return Optional.of(new Point(
                    "CONSCIOUSNESS", shown.put("value", consciousness.level().name())));
        }
        if (finding instanceof Finding.Seizure seizure) {
            if (seizure.endedAt() != null) {
                shown.put("until", seizure.endedAt().toString());
            }
            return Optional.of(new Point("SEIZURE", shown));
        }
        return Optional.empty();
    }

    private static ObjectNode start(Fact fact) {
        return JSON.createObjectNode().put("at", fact.at().toString()).put("id", fact.id());
    }
}
