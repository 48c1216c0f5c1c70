// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

/** Event lines of patient p1 on the day of {@link Ward#EIGHT}. */
final class Lines {
    private Lines() {}

    /** An event; the instant is a time of that day, or a whole one. */
    static String event(String id, String at, String rest) {
        String instant = at.contains("T") ? at : "2026-01-15T" + at + "Z";
        return "{\"patient\":\"p1\",\"id\":\"" + id + "\",\"at\":\"" + instant + "\"," + rest + "}";
    }

    /** A measurement, with further fields. */
    static String vital(String id, String at, String parameter, String value, String more) {
        String unit = switch (parameter) {
            case "TEMPERATURE" -> "Cel";
            case "SPO2" -> "%";
            case "HEART_RATE", "RESPIRATORY_RATE" -> "/min";
            default -> "mm[Hg]";
        };
        return event(
                id,
                at,
                "\"type\":\"observation\",\"parameter\":\"" + parameter + "\",\"value\":" + value + ",\"unit\":\""
                        + unit + "\"" + more);
    }

    static String temperature(String id, String at, String value) {
        return vital(id, at, "TEMPERATURE", value, "");
    }

    static String systolic(String id, String at, String value) {
        return vital(id, at, "SYSTOLIC_BP", value, "");
    }

    /** A sample of a bedside monitor. */
    static String sample(String id, String at, String parameter, String value) {
        return vital(id, at, parameter, value, ",\"method\":\"CONTINUOUS\"");
    }

    static String cannula(String id, String at, int flow, String status) {
        return event(
                id,
                at,
                "\"type\":\"oxygen\",\"device\":\"NASAL_CANNULA\",\"flow\":" + flow + ",\"status\":\"" + status + "\"");
    }

    static String roomAir(String id, String at) {
        return event(id, at, "\"type\":\"oxygen\",\"device\":\"ROOM_AIR\"");
    }
}
