// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the facts column. */
final class CaseVerbs {
    private static final Map<String, String[]> MEASURES = Map.of(
            "T", new String[] {"TEMPERATURE", "Cel"},
            "SBP", new String[] {"SYSTOLIC_BP", "mm[Hg]"},
            "SpO2", new String[] {"SPO2", "%"},
            "HR", new String[] {"HEART_RATE", "/min"},
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
                event.put("device", what.get(1));
                for (String more : what.subList(2, what.size())) {
                    event.put(
                            more.startsWith("FiO2=") ? "fio2" : more.matches("[0-9.]+") ? "flow" : "indication",
                            more.replace("FiO2=", ""));
                }
            }
            case "START", "GIVE", "RATE", "STOP" -> medication(what, event);
            case "BLINA" -> {
                event.put("type", "therapy");
                event.put("product", "BLINATUMOMAB");
                event.put("phase", what.get(1));
                if (what.size() > 2) {
                    event.put("doseRate", what.get(2));
                    event.put("doseUnit", "ug/d");
                }
            }
            case "INTERRUPT", "RESUME" -> {
                event.put("type", "therapy");
                event.put("product", "BLINATUMOMAB");
                event.put("phase", verb.equals("RESUME") ? "RESUMED" : "INTERRUPTED");
            }
            case "LAB" -> {
                event.put("type", "observation");
                event.put("parameter", what.get(1));
                event.put("value", what.get(2));
                event.put("unit", what.get(3));
                what.subList(4, what.size()).forEach(more -> event.put(more.substring(0, 3), more.substring(4)));
            }
            case "ATTRIBUTE" -> {
                event.put("type", "attribution");
                event.put("toxicity", what.get(1));
                event.put("cause", what.get(2));
            }
            default -> neuro(what, event);
        }
        return verb.equals("ICEITEMS");
    }

    private static void measure(List<String> what, Map<String, String> event, String[] measure) {
        event.put("type", "observation");
        event.put("parameter", measure[0]);
        event.put("value", what.get(1));
        event.put("unit", measure[1]);
        for (String more : what.subList(2, what.size())) {
            switch (more) {
                case "NOUNIT" -> event.remove("unit");
                case "CONTINUOUS" -> event.put("method", more);
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
            case "SEIZURE" -> {
                event.put("finding", "SEIZURE");
                String ended = String.join(" ", what.subList(1, what.size()));
                if (!ended.equals("-")) {
                    event.put("endedAt", CaseFacts.time(ended).toString());
                }
            }
            default -> throw new IllegalArgumentException(what.toString());
        }
    }

    /** Orientation, naming, command, writing, attention; - for not asked. */
    static Map<String, String> items(List<String> what) {
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
