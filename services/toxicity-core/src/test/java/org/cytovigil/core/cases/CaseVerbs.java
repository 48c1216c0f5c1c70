// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the facts column. */
final class CaseVerbs {
    private static final Map<String, String[]> MEASURES = Map.of(
            "T", new String[] {"TEMPERATURE", "Cel"},
            "SBP", new String[] {"SYSTOLIC_BP", "mm[Hg]"},
            "MAP", new String[] {"MEAN_BP", "mm[Hg]"},
            "SpO2", new String[] {"SPO2", "%"},
            "HR", new String[] {"HEART_RATE", "/min"},
            "RR", new String[] {"RESPIRATORY_RATE", "/min"},
            "ANC", new String[] {"ANC", "10*9/L"});

    private CaseVerbs() {}

    /** Fills the fields of an event; answers whether it has ICE items. */
    static boolean fill(List<String> what, Map<String, String> event) {
        String verb = what.get(0);
        String[] measure = MEASURES.get(verb);
        if (measure != null) {
            measure(what, event, measure);
            return false;
        }
        switch (verb) {
            case "O2" -> {
                event.put("type", "oxygen");
                if (!what.get(1).equals("-")) {
                    event.put("device", what.get(1));
                }
                for (String more : what.subList(2, what.size())) {
                    event.put(
                            more.startsWith("FiO2=") ? "fio2" : more.matches("[0-9.]+") ? "flow" : "indication",
                            more.replace("FiO2=", ""));
                }
            }
            case "START", "GIVE", "RATE", "STOP" -> medication(what, event);
            case "THERAPY", "BLINA", "INTERRUPT", "RESUME" -> therapy(what, event);
            case "LAB" -> {
                event.put("type", "observation");
                event.put("parameter", what.get(1));
                event.put("value", what.get(2));
                event.put("unit", what.get(3));
                what.subList(4, what.size()).forEach(more -> event.put(more.split("=", 2)[0], more.split("=", 2)[1]));
            }
            case "PATIENT" -> event.put("type", "patient");
            case "ATTRIBUTE" -> {
                event.put("type", "attribution");
                event.put("toxicity", what.get(1));
                event.put("cause", what.get(2));
            }
            case "FINDING", "MARKER" -> found(what, event);
            default -> neuro(what, event);
        }
        return verb.equals("ICEITEMS") || verb.equals("PATIENT");
    }

    private static void therapy(List<String> what, Map<String, String> event) {
        event.put("type", "therapy");
        event.put("product", what.get(0).equals("THERAPY") ? what.get(1) : "BLINATUMOMAB");
        switch (what.get(0)) {
            case "THERAPY" -> {
                event.put("phase", what.get(2));
                fields(what.subList(1, what.size()), event);
            }
            case "BLINA" -> {
                event.put("phase", what.get(1));
                if (what.size() > 2) {
                    event.put("doseRate", what.get(2));
                    event.put("doseUnit", "ug/d");
                }
            }
            case "RESUME" -> event.put("phase", "RESUMED");
            default -> event.put("phase", "INTERRUPTED");
        }
    }

    private static void found(List<String> what, Map<String, String> event) {
        boolean marker = what.get(0).equals("MARKER");
        event.put("type", marker ? "marker" : "finding");
        event.put(marker ? "name" : "kind", what.get(1));
        fields(what, event);
    }

    /** What stands after the first two words as name=value. */
    private static void fields(List<String> what, Map<String, String> event) {
        what.subList(2, what.size()).forEach(more -> event.put(more.split("=", 2)[0], more.split("=", 2)[1]));
    }

    private static void measure(List<String> what, Map<String, String> event, String[] measure) {
        event.put("type", "observation");
        event.put("parameter", measure[0]);
        event.put("value", what.get(1));
        event.put("unit", measure[1]);
        for (String more : what.subList(2, what.size())) {
            switch (more) {
                case "NOUNIT" -> event.remove("unit");
                case "CONTINUOUS", "ARTERIAL_LINE" -> event.put("method", more);
                case "SKIN" -> event.put("site", more);
                default -> event.put("unit", more);
            }
        }
    }

    private static void medication(List<String> what, Map<String, String> event) {
        event.put("type", "medication");
        event.put("drug", what.get(1));
        event.put(
                "action",
                Map.of("START", "STARTED", "GIVE", "GIVEN", "RATE", "RATE", "STOP", "STOPPED")
                        .get(what.get(0)));
        what.stream().filter(more -> more.startsWith("line=")).forEach(more -> event.put("line", more.substring(5)));
        what.stream()
                .filter(more -> more.startsWith("for="))
                .map(more -> Instant.parse(event.get("at")).plus(Duration.parse(more.substring(4))))
                .forEach(until -> event.put("until", until.toString()));
        what.removeIf(more -> more.startsWith("line=") || more.startsWith("for="));
        if (what.size() > 3) {
            event.put("dose", what.get(2));
            event.put("unit", what.get(3));
        }
    }

    private static void neuro(List<String> what, Map<String, String> event) {
        event.put("type", "neuro");
        switch (what.get(0)) {
            case "ICE", "CAPD" -> {
                event.put("finding", what.get(0));
                event.put("score", what.get(1));
            }
            case "ICEITEMS" -> event.put("finding", "ICE");
            case "LOC" -> {
                event.put("finding", "CONSCIOUSNESS");
                event.put("value", what.get(1));
            }
            case "MOTOR" -> {
                event.put("finding", "MOTOR");
                event.put("value", what.get(1));
            }
            case "OEDEMA" -> {
                event.put("finding", "CEREBRAL_OEDEMA");
                event.put("value", what.get(1));
            }
            case "BLEED" -> {
                event.put("finding", "HAEMORRHAGE");
                event.put("value", what.get(1));
            }
            case "BEHAVIOUR" -> {
                event.put("finding", "BEHAVIOUR");
                event.put("value", what.get(1));
            }
            case "TREMOR" -> event.put("finding", "TREMOR");
            case "SEIZURE" -> seizure(what, event);
            default -> throw new IllegalArgumentException(what.toString());
        }
    }

    /** When it ended, - for not written down; then, where it is known, whether the patient came back to baseline. */
    private static void seizure(List<String> what, Map<String, String> event) {
        event.put("finding", "SEIZURE");
        List<String> ended = new ArrayList<>(what.subList(1, what.size()));
        if (ended.remove("RETURNED")) {
            event.put("returnedToBaseline", "true");
        }
        if (ended.remove("NOT_RETURNED")) {
            event.put("returnedToBaseline", "false");
        }
        if (!ended.equals(List.of("-"))) {
            event.put("endedAt", CaseFacts.time(String.join(" ", ended)).toString());
        }
    }

    /** What stands in an event of its own: the items of ICE, or what a patient was before therapy. */
    static Map<String, String> nested(List<String> what, Map<String, String> event) {
        if (what.get(0).equals("ICEITEMS")) {
            return items(what);
        }
        Map<String, String> baseline = new HashMap<>();
        for (String more : what.subList(1, what.size())) {
            String[] pair = more.split("=", 2);
            boolean own = pair[0].equals("setting")
                    || pair[0].equals("unit")
                    || pair[0].equals("weightKg")
                    || pair[0].equals("ageYears")
                    || pair[0].equals("birthDate");
            (own ? event : baseline).put(pair[0], pair[1]);
        }
        return baseline;
    }

    /** Orientation, naming, command, writing, attention; - for not asked. */
    private static Map<String, String> items(List<String> what) {
        String[] names = {"orientation", "naming", "command", "writing", "attention"};
        Map<String, String> items = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (!what.get(i + 1).equals("-")) {
                items.put(names[i], what.get(i + 1));
            }
        }
        return items;
    }
}
