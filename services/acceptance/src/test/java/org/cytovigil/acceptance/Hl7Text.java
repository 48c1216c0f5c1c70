// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events as HL7 v2.6 messages: readings, single doses, who a patient is, and merges of records. */
final class Hl7Text {
    private static final String SENDER = "ONE_DOOR";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
    private static final Map<String, String> STATUS =
            Map.of("FINAL", "F", "PRELIMINARY", "P", "CORRECTED", "C", "ENTERED_IN_ERROR", "D");

    /** What of an event its message tells, with the id that the receiver makes of it. */
    Optional<ObjectNode> said(ObjectNode event) {
        return switch (event.path("type").asText()) {
            case "observation" -> observation(event);
            case "medication" -> dose(event);
            case "patient" -> person(event);
            case "finding", "marker" ->
                ClinicalText.told(event).map(told -> named(told, id(event) + ":" + ClinicalText.name(event)));
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> observation(ObjectNode event) {
        boolean codeSaysLine = !event.hasNonNull("code");
        boolean line = event.path("method").asText().equals("ARTERIAL_LINE");
        return ObservationCodes.told(event)
                .filter(told -> codeSaysLine || !line)
                .map(told -> named(
                        told,
                        id(event) + ":"
                                + ObservationCodes.of(event).orElseThrow().code()));
    }

    private static Optional<ObjectNode> dose(ObjectNode event) {
        if (!event.path("action").asText().equals("GIVEN")
                || !status(event).equals("FINAL")
                || event.path("dose").isMissingNode() != event.path("unit").isMissingNode()) {
            return Optional.empty();
        }
        ObjectNode told = event.deepCopy();
        told.remove("line");
        if (told.path("until").asText().equals(told.path("at").asText())) {
            told.remove("until");
        }
        String drug = told.path(told.hasNonNull("code") ? "code" : "drug").asText();
        return Optional.of(
                named(told, id(event) + ":" + drug + ":" + event.path("at").asText()));
    }

    private static Optional<ObjectNode> person(ObjectNode event) {
        if (!status(event).equals("FINAL")) {
            return Optional.empty();
        }
        ObjectNode told = event.deepCopy();
        told.retain("type", "patient", "id", "at", "arrivedAt", "birthDate", "unit", "setting", "mergedInto");
        String kind = told.hasNonNull("mergedInto") ? "merge:" + control(event) : "ADT_A08:" + control(event);
        return Optional.of(
                named(told, SENDER + ":" + kind + ":" + event.path("at").asText()));
    }

    private static ObjectNode named(ObjectNode told, String id) {
        return told.put("id", id).put("source", SENDER);
    }

    private static String id(ObjectNode event) {
        return SENDER + ":" + event.path("id").asText();
    }

    private static String status(ObjectNode event) {
        return event.path("status").asText("FINAL");
    }

    private static String control(ObjectNode event) {
        return event.path("patient").asText() + "-" + event.path("id").asText();
    }

    /** The message that tells an event of which something is {@link #said}. */
    String message(ObjectNode event) {
        boolean merge = event.hasNonNull("mergedInto");
        String patient = event.path(merge ? "mergedInto" : "patient").asText();
        String pid = segment("PID", 1, "", patient + "^^^Hospital^MR", "", "", "", digits(event, "birthDate"));
        return switch (event.path("type").asText()) {
            case "observation" ->
                header(event, "ORU^R01^ORU_R01") + pid + segment("OBR", 1, "", "", "1^panel^L") + obx(event);
            case "finding", "marker" ->
                header(event, "ORU^R01^ORU_R01") + pid + segment("OBR", 1, "", "", "1^panel^L") + clinical(event);
            case "medication" ->
                header(event, "RAS^O17^RAS_O17")
                        + pid
                        + segment("ORC", "OK", event.path("id").asText())
                        + rxa(event);
            default ->
                header(event, merge ? "ADT^A40^ADT_A39" : "ADT^A08^ADT_A01")
                        + segment("EVN", "", time(event, "at"))
                        + pid
                        + (merge
                                ? segment("MRG", event.path("patient").asText() + "^^^Hospital^MR")
                                : segment(
                                        "PV1",
                                        1,
                                        setting(event),
                                        event.path("unit").asText()));
        };
    }

    private static String header(ObjectNode event, String type) {
        return "MSH|^~\\&|" + SENDER + "|ICU|CYTOVIGIL|HOSP|" + time(event, "at") + "||" + type + "|" + control(event)
                + "|P|2.6||||||UNICODE UTF-8\r";
    }

    private static String obx(ObjectNode event) {
        ObservationCodes code = ObservationCodes.of(event).orElseThrow();
        String value = event.path("value").asText();
        String comparator = value.replaceAll("[-0-9.eE]", "");
        String number = value.substring(comparator.length());
        Object[] fields = new Object[21];
        Arrays.fill(fields, "");
        fields[0] = 1;
        fields[1] = comparator.isEmpty() ? "NM" : "SN";
        fields[2] = code.code() + "^^" + (code.system().equals("LOINC") ? "LN" : "MDC");
        fields[4] = comparator.isEmpty() ? number : comparator + "^" + number;
        fields[5] = event.hasNonNull("unit") ? event.path("unit").asText() + "^^UCUM" : "";
        fields[6] = range(event);
        fields[10] = STATUS.getOrDefault(status(event), "");
        fields[13] = time(event, "at");
        Set<String> sampled = Set.of("SPOT", "CONTINUOUS");
        String method = event.path("method").asText();
        fields[16] = sampled.contains(method) ? "^" + method : "";
        fields[20] = event.path("id").asText();
        return segment("OBX", fields);
    }

    /** The finding or marker, and below it the fields beside its value. */
    private static String clinical(ObjectNode event) {
        StringBuilder text = new StringBuilder(clinical(event, ClinicalText.name(event), ClinicalText.value(event), 1));
        for (String field : ClinicalText.DETAILS) {
            if (event.hasNonNull(field)) {
                text.append(clinical(
                        event, field.toUpperCase(Locale.ROOT), event.path(field).asText(), 2));
            }
        }
        return text.toString();
    }

    private static String clinical(ObjectNode event, String code, String value, int number) {
        Object[] fields = new Object[21];
        Arrays.fill(fields, "");
        fields[0] = number;
        fields[1] = ClinicalText.isNumber(value) ? "NM" : "ST";
        fields[2] = code + "^^CYTOVIGIL";
        fields[3] = 1;
        fields[4] = value;
        fields[5] = number == 1 && event.hasNonNull("unit") ? event.path("unit").asText() + "^^UCUM" : "";
        fields[10] = STATUS.getOrDefault(status(event), "");
        fields[13] = time(event, "at");
        fields[15] = event.path("by").asText();
        fields[20] = event.path("id").asText();
        return segment("OBX", fields);
    }

    private static String range(ObjectNode event) {
        String low = event.path("lln").asText();
        String high = event.path("uln").asText();
        if (low.isEmpty()) {
            return high.isEmpty() ? "" : "<" + high;
        }
        return high.isEmpty() ? ">" + low : low + "-" + high;
    }

    private static String rxa(ObjectNode event) {
        String drug = event.path("drug").asText().toLowerCase(Locale.ROOT);
        String coded = event.hasNonNull("code")
                ? event.path("code").asText() + "^" + drug + "^"
                        + event.path("system").asText()
                : drug;
        return segment(
                "RXA",
                0,
                1,
                time(event, "at"),
                time(event, "until"),
                coded,
                event.path("dose").asText(),
                event.path("unit").asText());
    }

    private static String setting(ObjectNode event) {
        return switch (event.path("setting").asText()) {
            case "INPATIENT" -> "I";
            case "OUTPATIENT" -> "O";
            default -> "";
        };
    }

    private static String digits(ObjectNode event, String field) {
        return event.path(field).asText().replace("-", "");
    }

    private static String time(ObjectNode event, String field) {
        String time = event.path(field).asText();
        return time.isEmpty() ? "" : TIME.format(Instant.parse(time));
    }

    private static String segment(String name, Object... fields) {
        StringBuilder segment = new StringBuilder(name);
        for (Object field : List.of(fields)) {
            segment.append('|').append(field);
        }
        return segment.append('\r').toString();
    }
}
