// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/** Turns the facts column of a worked case into facts, with the ordinary days around it. */
final class CaseFacts {
    static final Instant D0 = Instant.parse("2026-01-05T00:00:00Z");
    private final Intake intake = new Intake();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> directives = new ArrayList<>();
    private String rejected = "";
    private int count;

    /** A flat or once nested event. */
    private record Event(
            Map<String, String> values, @Nullable Event items) implements EventFields {
        @Override
        public @Nullable String text(String field) {
            return values.get(field);
        }

        @Override
        public @Nullable EventFields nested(String field) {
            return field.equals("items") || field.equals("baseline") ? items : null;
        }
    }

    static CaseFacts read(String column) {
        CaseFacts read = new CaseFacts();
        List<String> timed = new ArrayList<>();
        for (String part : column.split(";", -1)) {
            String text = part.strip();
            if (text.matches("(no|age|therapy|until|rule) .*")) {
                read.directives.add(text);
            } else {
                timed.add(text);
            }
        }
        Instant last = D0.plus(Duration.ofDays(2));
        for (String text : timed) {
            Instant at = read.fact(text);
            last = at.isAfter(last) ? at : last;
        }
        read.ordinaryDays(last);
        return read;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** Code of the rejection, empty where everything was accepted. */
    String rejected() {
        return rejected;
    }

    /** The rules in force: the defaults but for what the case sets. */
    GradingRules rules() {
        return GradingRules.from(directives.stream()
                .filter(text -> text.startsWith("rule "))
                .map(text -> text.substring(5).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    @Nullable
    Instant until() {
        return directives.stream()
                .filter(text -> text.startsWith("until "))
                .map(text -> time(text.substring(6)))
                .findFirst()
                .orElse(null);
    }

    /** Time of day, on D2 unless a day stands before it. */
    static Instant time(String text) {
        String[] parts = text.strip().split(" ", -1);
        int day = parts.length > 1 ? Integer.parseInt(parts[0].substring(1)) : 2;
        LocalTime time = LocalTime.parse(parts[parts.length - 1]);
        return D0.plus(Duration.ofDays(day)).plusNanos(time.toNanoOfDay());
    }

    private String directive(String name, String fallback) {
        return directives.stream()
                .filter(text -> text.startsWith(name + " "))
                .map(text -> text.substring(name.length() + 1))
                .findFirst()
                .orElse(fallback);
    }

    private void ordinaryDays(Instant last) {
        boolean blinatumomab = directive("therapy", "").equals("BLINATUMOMAB");
        if (!directives.contains("no age")) {
            add(D0, Map.of("type", "patient", "ageYears", directive("age", "45"), "weightKg", "80"));
        }
        if (!directive("therapy", "").equals("NONE")) {
            add(
                    D0.plus(Duration.ofHours(5)),
                    Map.of(
                            "type",
                            "therapy",
                            "product",
                            blinatumomab ? "BLINATUMOMAB" : "TISAGENLECLEUCEL",
                            "phase",
                            blinatumomab ? "STARTED" : "INFUSED"));
        }
        if (!directives.contains("no days")) {
            rounds(last);
        }
    }

    /** What is measured every morning. */
    private void rounds(Instant last) {
        boolean child = Integer.parseInt(directive("age", "45")) < 12;
        for (Instant at = D0.plus(Duration.ofHours(6)); !at.isAfter(last); at = at.plus(Duration.ofDays(1))) {
            boolean pressure = !directives.contains("no BP") || at.isBefore(D0.plus(Duration.ofDays(1)));
            measure(at, "TEMPERATURE", "36.8", "Cel");
            if (pressure) {
                measure(at, "SYSTOLIC_BP", "120", "mm[Hg]");
                measure(at, "DIASTOLIC_BP", "70", "mm[Hg]");
                measure(at, "MEAN_BP", "87", "mm[Hg]");
            }
            measure(at, "SPO2", "97", "%");
            measure(at, "ANC", "2.0", "10*9/L");
            if (at.equals(D0.plus(Duration.ofHours(6)))) {
                add(at, Map.of("type", "oxygen", "device", "ROOM_AIR"));
            }
            add(at, Map.of("type", "neuro", "finding", child ? "CAPD" : "ICE", "score", child ? "0" : "10"));
            if (!directives.contains("no LOC")) {
                add(at, Map.of("type", "neuro", "finding", "CONSCIOUSNESS", "value", "ALERT"));
            }
        }
    }

    private void measure(Instant at, String parameter, String value, String unit) {
        add(at, Map.of("type", "observation", "parameter", parameter, "value", value, "unit", unit));
    }

    private void add(Instant at, Map<String, String> values) {
        Map<String, String> event = new HashMap<>(values);
        event.put("patient", "p1");
        event.put("id", "day-" + ++count);
        event.put("at", at.toString());
        accept(new Event(event, null), "");
    }

    private void accept(Event event, String expectedRejection) {
        IntakeResult result = intake.accept(event, null);
        if (result instanceof IntakeResult.Accepted accepted) {
            facts.add(accepted.fact());
        } else if (result instanceof IntakeResult.Rejected refused) {
            rejected = refused.code().name();
            if (!rejected.equals(expectedRejection)) {
                throw new IllegalArgumentException(refused + " for " + event);
            }
        }
    }

    /** One fact: time, what, and marks: {@code @} arrival ({@code @D1T08:00} on another day), {@code #} id, CORRECTED, REJECTED code. */
    private Instant fact(String text) {
        Map<String, String> event = new HashMap<>();
        event.put("patient", "p1");
        event.put("id", "case-" + ++count);
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        String day = words.get(0).startsWith("D") ? words.remove(0) + " " : "";
        Instant at = time(day + words.remove(0));
        event.put("at", at.toString());
        String expectedRejection = "";
        List<String> what = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("@")) {
                boolean otherDay = word.startsWith("@D");
                String arrival = otherDay ? word.substring(1).replace('T', ' ') : day + word.substring(1);
                event.put("arrivedAt", time(arrival).toString());
            } else if (word.startsWith("#")) {
                event.put("id", word.substring(1));
            } else if (word.startsWith("from=")) {
                event.put("source", word.substring(5));
            } else if (word.equals("CORRECTED") || word.equals("ENTERED_IN_ERROR")) {
                event.put("status", word);
            } else if (word.equals("REJECTED")) {
                expectedRejection = words.get(++i);
            } else {
                what.add(word);
            }
        }
        accept(
                new Event(event, CaseVerbs.fill(what, event) ? new Event(CaseVerbs.nested(what, event), null) : null),
                expectedRejection);
        return at;
    }
}
