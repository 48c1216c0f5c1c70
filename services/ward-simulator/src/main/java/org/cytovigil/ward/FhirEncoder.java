// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Laboratory results as FHIR R4 observations. */
public final class FhirEncoder {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> LOINC = Map.ofEntries(
            Map.entry("CRP", "1988-5"),
            Map.entry("FERRITIN", "2276-4"),
            Map.entry("IL6", "26881-3"),
            Map.entry("LDH", "2532-0"),
            Map.entry("CREATININE", "2160-0"),
            Map.entry("BILIRUBIN_TOTAL", "1975-2"),
            Map.entry("ALT", "1742-6"),
            Map.entry("AST", "1920-8"),
            Map.entry("WBC", "6690-2"),
            Map.entry("ANC", "751-8"),
            Map.entry("PLATELETS", "777-3"),
            Map.entry("HAEMOGLOBIN", "718-7"),
            Map.entry("FIBRINOGEN", "3255-7"),
            Map.entry("LACTATE", "2524-7"),
            Map.entry("POTASSIUM", "2823-3"),
            Map.entry("PHOSPHATE", "2777-1"),
            Map.entry("CALCIUM", "17861-6"),
            Map.entry("TEMPERATURE", "8310-5"),
            Map.entry("HEART_RATE", "8867-4"),
            Map.entry("RESPIRATORY_RATE", "9279-1"),
            Map.entry("SPO2", "59408-5"),
            Map.entry("SYSTOLIC_BP", "8480-6"),
            Map.entry("DIASTOLIC_BP", "8462-4"),
            Map.entry("MEAN_BP", "8478-0"));

    private FhirEncoder() {}

    /** Whether the event can be sent as an observation. */
    public static boolean canSend(ObjectNode event) {
        return "observation".equals(event.path("type").asText())
                && LOINC.containsKey(event.path("parameter").asText());
    }

    /** The observation as JSON. */
    public static String encode(ObjectNode event) {
        ObjectNode observation = JSON.createObjectNode();
        observation.put("resourceType", "Observation");
        observation.put("id", event.path("id").asText());
        observation.put("status", "final");
        ObjectNode coding = observation.putObject("code").putArray("coding").addObject();
        coding.put("system", "http://loinc.org");
        coding.put("code", LOINC.getOrDefault(event.path("parameter").asText(), ""));
        observation
                .putObject("subject")
                .put("reference", "Patient/" + event.path("patient").asText());
        observation.put("effectiveDateTime", event.path("at").asText());
        ObjectNode quantity = observation.putObject("valueQuantity");
        quantity.set("value", event.get("value"));
        quantity.put("system", "http://unitsofmeasure.org");
        quantity.put("code", event.path("unit").asText());
        quantity.put("unit", event.path("unit").asText());
        return observation.toString();
    }
}
