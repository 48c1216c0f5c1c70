// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.kafka.EventRecords;
import org.jspecify.annotations.Nullable;

/** The facts of a {@link WardStream} as records of the bedside and course topics. */
final class FactRecords {
    private FactRecords() {}

    /** The record of a fact that was received then. */
    static ProducerRecord<String, SpecificRecord> of(Fact fact, Instant received) {
        return EventRecords.of(new Fields(fields(fact)), fact, received);
    }

    private record Fields(Map<String, String> texts) implements EventFields {
        @Override
        public @Nullable String text(String field) {
            return texts.get(field);
        }

        @Override
        public @Nullable EventFields nested(String field) {
            return null;
        }
    }

    private static Map<String, String> fields(Fact fact) {
        Map<String, String> texts = new HashMap<>();
        texts.put("source", "bench");
        if (fact instanceof Measured measured) {
            texts.put("type", "observation");
            texts.put("parameter", measured.parameter().name());
            texts.put("value", measured.quantity().value().toPlainString());
            texts.put("unit", measured.parameter().unit());
            texts.put("method", measured.method().name());
        } else if (fact instanceof PatientDetails details) {
            texts.put("type", "patient");
            texts.put("ageYears", String.valueOf(details.ageYears()));
            texts.put("weightKg", String.valueOf(details.weightKg()));
            texts.put("unit", String.valueOf(details.unit()));
        } else if (fact instanceof TherapyStep step) {
            texts.put("type", "therapy");
            texts.put("product", step.product().name());
            texts.put("phase", step.phase().name());
        } else if (fact instanceof NeuroFinding neuro && neuro.finding() instanceof Finding.Ice ice) {
            texts.put("type", "neuro");
            texts.put("finding", "ICE");
            texts.put("score", Integer.toString(ice.lowest()));
        } else if (fact instanceof OxygenSupport oxygen) {
            texts.put("type", "oxygen");
            texts.put("device", String.valueOf(oxygen.device()));
            if (oxygen.flow() != null) {
                texts.put("flow", oxygen.flow().toPlainString());
            }
        } else if (fact instanceof MedicationAction medication) {
            texts.put("type", "medication");
            texts.put("drug", medication.drug());
            texts.put("action", medication.verb().name());
        } else {
            throw new IllegalArgumentException("no ward sends a " + fact.getClass());
        }
        return texts;
    }
}
