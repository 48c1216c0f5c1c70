// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.MarkerName;

/** One finding or marker in the words of each door. */
record FindingCase(String type, String name, String value, String unit, String details) {
    static final String AT = "2026-01-03T09:15:00Z";

    /** Every kind and every marker with every value. */
    static List<FindingCase> all() {
        List<FindingCase> cases = new ArrayList<>();
        for (FindingKind kind : FindingKind.values()) {
            for (String value : List.of("true", "false", "7.5")) {
                cases.add(new FindingCase("finding", kind.name(), value, value.equals("7.5") ? "mm[Hg]" : "", ""));
            }
            for (FindingValue.Degree degree : FindingValue.Degree.values()) {
                if (degree != FindingValue.Degree.PARACENTESIS || kind == FindingKind.ASCITES) {
                    cases.add(new FindingCase(
                            "finding", kind.name(), degree.name(), "", ",\"painful\":true,\"grade\":3"));
                }
            }
        }
        for (MarkerName name : MarkerName.values()) {
            boolean karyotype = name == MarkerName.KARYOTYPE;
            for (String value :
                    karyotype ? List.of("46,XX,t(9;22)(q34;q11.2)") : List.of("POSITIVE", "NEGATIVE", "DIM")) {
                cases.add(new FindingCase("marker", name.name(), value, "", ""));
                cases.add(new FindingCase("marker", name.name(), value, "", ",\"percent\":12.5,\"target\":\"P190\""));
            }
        }
        return cases;
    }

    private boolean number() {
        return Character.isDigit(value.charAt(0)) && !name.equals("KARYOTYPE");
    }

    String json(String patient) {
        boolean bare = number() || value.equals("true") || value.equals("false");
        String told = bare ? value : '"' + value + '"';
        String key = type.equals("marker") ? "name" : "kind";
        return "{\"type\":\"" + type + "\",\"patient\":\"" + patient + "\",\"id\":\"x\",\"at\":\"" + AT + "\",\""
                + key
                + "\":\"" + name + "\",\"value\":" + told
                + (unit.isEmpty() ? "" : ",\"unit\":\"" + unit + '"')
                + details + "}";
    }

    String hl7(String patient) {
        StringBuilder text = new StringBuilder("MSH|^~\\&|LAB|H|CYTOVIGIL|H|20260103091500+0000||ORU^R01^ORU_R01|")
                .append(patient)
                .append("|P|2.6\rPID|1||")
                .append(patient)
                .append("^^^H^MR\rOBR|1||o1|1^panel^L|||20260103091500+0000\r");
        obx(text, name, value, unit);
        detailed().forEach((field, told) -> obx(text, field.toUpperCase(Locale.ROOT), told, ""));
        return text.toString();
    }

    private static void obx(StringBuilder text, String code, String value, String unit) {
        text.append("OBX|1|").append(value.matches("[0-9.]+") ? "NM" : "ST").append('|');
        text.append(code)
                .append("^^CYTOVIGIL|1|")
                .append(value)
                .append('|')
                .append(unit)
                .append("|||||F\r");
    }

    String fhir(String patient) {
        StringBuilder components = new StringBuilder();
        detailed()
                .forEach((field, told) -> components
                        .append(components.isEmpty() ? "" : ",")
                        .append("{\"code\":")
                        .append(coding(field.toUpperCase(Locale.ROOT)))
                        .append(',')
                        .append(answer(told, ""))
                        .append('}'));
        return "{\"resourceType\":\"Observation\",\"id\":\"x\",\"status\":\"final\",\"code\":" + coding(name)
                + ",\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"effectiveDateTime\":\"" + AT + "\","
                + answer(value, unit)
                + (components.isEmpty() ? "" : ",\"component\":[" + components + "]") + "}";
    }

    private static String coding(String code) {
        return "{\"coding\":[{\"system\":\"urn:cytovigil:codes\",\"code\":\"" + code + "\"}]}";
    }

    private static String answer(String value, String unit) {
        if (value.equals("true") || value.equals("false")) {
            return "\"valueBoolean\":" + value;
        }
        return value.matches("[0-9.]+")
                ? "\"valueQuantity\":{\"value\":" + value + (unit.isEmpty() ? "" : ",\"unit\":\"" + unit + '"') + "}"
                : "\"valueString\":\"" + value + '"';
    }

    private Map<String, String> detailed() {
        Map<String, String> found = new HashMap<>();
        for (String field : details.replace("\"", "").split(",", 0)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                found.put(field.substring(0, colon), field.substring(colon + 1));
            }
        }
        return found;
    }
}
