// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.cytovigil.notification.console.Words;

/** Readings as people read them. */
record ReadingWords(Words words) {
    private static final Map<String, String> UNITS = Map.of(
            "Cel", "°C",
            "mm[Hg]", "mmHg",
            "10*9/L", "10⁹/L",
            "/min", "/min",
            "1", "");

    /** What a series is called. */
    String name(String series) {
        return words.word("series", series);
    }

    /** What was read, without its name and time. */
    String value(String series, JsonNode point) {
        return switch (series) {
            case "OXYGEN" -> oxygen(point);
            case "MEDICATION" ->
                point.path("drug").asText() + " "
                        + words.word("action", point.path("action").asText()) + dose(point);
            case "CONSCIOUSNESS" -> words.word("arousal", point.path("value").asText());
            case "SEIZURE" -> "";
            case "THERAPY" ->
                words.word("product", point.path("product").asText()) + " "
                        + words.word("phase", point.path("phase").asText());
            default -> number(point);
        };
    }

    private static String number(JsonNode point) {
        String bound = switch (point.path("bound").asText()) {
            case "BELOW" -> "< ";
            case "ABOVE" -> "> ";
            default -> "";
        };
        String value = point.path("value").asText();
        String highest = point.path("highest").asText(value);
        String unit = point.path("unit").asText();
        return bound + value + (highest.equals(value) ? "" : "–" + highest) + blank(UNITS.getOrDefault(unit, unit));
    }

    private String oxygen(JsonNode point) {
        String flow = point.path("flow").asText("");
        String fraction = point.path("fio2").asText("");
        return words.word("device", point.path("device").asText("UNKNOWN"))
                + (flow.isEmpty() || flow.equals("null") ? "" : " " + flow + " L/min")
                + (fraction.isEmpty() || fraction.equals("null") ? "" : " FiO₂ " + fraction);
    }

    private static String dose(JsonNode point) {
        return point.hasNonNull("dose")
                ? " " + point.path("dose").asText() + blank(point.path("unit").asText(""))
                : "";
    }

    private static String blank(String unit) {
        return unit.isEmpty() || unit.equals("null") ? "" : " " + unit;
    }
}
