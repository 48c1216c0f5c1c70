// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The code under which a sender of HL7 or FHIR tells a reading, and what it cannot tell of it. */
record ObservationCodes(String system, String code) {
    /** What neither an OBX nor an Observation has a place for that is read. */
    private static final Set<String> UNTOLD = Set.of("quality", "detected", "lod", "loq", "target", "artefact");

    private static final Map<String, String> LOINC = Map.ofEntries(
            Map.entry("TEMPERATURE", "8310-5"),
            Map.entry("TEMPERATURE ORAL", "8331-1"),
            Map.entry("TEMPERATURE AXILLARY", "8328-7"),
            Map.entry("TEMPERATURE RECTAL", "8332-5"),
            Map.entry("TEMPERATURE TYMPANIC", "8333-7"),
            Map.entry("TEMPERATURE CORE", "8329-5"),
            Map.entry("TEMPERATURE TEMPORAL", "75539-7"),
            Map.entry("TEMPERATURE SKIN", "39106-0"),
            Map.entry("HEART_RATE", "8867-4"),
            Map.entry("RESPIRATORY_RATE", "9279-1"),
            Map.entry("SYSTOLIC_BP", "8480-6"),
            Map.entry("MEAN_BP", "8478-0"),
            Map.entry("SYSTOLIC_BP ARTERIAL_LINE", "76215-3"),
            Map.entry("MEAN_BP ARTERIAL_LINE", "76214-6"),
            Map.entry("SPO2", "59408-5"),
            Map.entry("FIO2", "3150-6"),
            Map.entry("CRP", "1988-5"),
            Map.entry("FERRITIN", "2276-4"),
            Map.entry("IL6", "26881-3"),
            Map.entry("LDH", "2532-0"),
            Map.entry("CREATININE", "2160-0"),
            Map.entry("BILIRUBIN_TOTAL", "1975-2"),
            Map.entry("BILIRUBIN_DIRECT", "1968-7"),
            Map.entry("ALT", "1742-6"),
            Map.entry("AST", "1920-8"),
            Map.entry("WBC", "6690-2"),
            Map.entry("ANC", "751-8"),
            Map.entry("HAEMOGLOBIN", "718-7"),
            Map.entry("PLATELETS", "777-3"),
            Map.entry("FIBRINOGEN", "3255-7"),
            Map.entry("INR", "6301-6"),
            Map.entry("D_DIMER", "48065-7"),
            Map.entry("TRIGLYCERIDES", "2571-8"),
            Map.entry("URATE", "3084-1"),
            Map.entry("POTASSIUM", "2823-3"),
            Map.entry("PHOSPHATE", "2777-1"));

    /** The reading without what cannot be told; empty where no code says it. */
    static Optional<ObjectNode> told(ObjectNode event) {
        if (!event.path("type").asText().equals("observation")) {
            return Optional.empty();
        }
        if (event.path("parameter").asText().equals("MRD")) {
            return Optional.empty();
        }
        ObjectNode told = event.deepCopy();
        told.remove(UNTOLD);
        return of(told).map(code -> told);
    }

    /** The code of a reading that can be told. */
    static Optional<ObservationCodes> of(ObjectNode event) {
        if (event.hasNonNull("code")) {
            return Optional.of(new ObservationCodes(
                    event.path("system").asText(), event.path("code").asText()));
        }
        String line = event.path("method").asText().equals("ARTERIAL_LINE") ? "ARTERIAL_LINE" : "";
        String where = event.path("site").asText() + line;
        String name = (event.path("parameter").asText() + " " + where).strip();
        return Optional.ofNullable(LOINC.get(name)).map(code -> new ObservationCodes("LOINC", code));
    }
}
