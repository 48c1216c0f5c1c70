// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The events of one patient in order of arrival: late ones, corrections, removals, preliminary results and copies among
 * them. The same seed gives the same history.
 *
 * @param lines each with the instant at which it arrives
 */
public record History(List<Line> lines) {
    /** How late an event is at most; within the horizon of what is re-graded. */
    private static final Duration LATEST = Duration.ofHours(20);

    /** An event and when it arrives. */
    public record Line(Instant arrives, ObjectNode event) {}

    /** Copies the list. */
    public History {
        lines = List.copyOf(lines);
    }

    /** A history of so many events that happen within a stretch of time, some arriving after it. */
    public static History of(long seed, String patient, Instant from, Duration length, int events) {
        Random random = new Random(seed);
        EventGrammar grammar = new EventGrammar(random);
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < events; number++) {
            Instant at = from.plusSeconds(random.nextInt((int) length.toSeconds()));
            ObjectNode event = grammar.event(patient, at).put("id", "e" + number);
            if (random.nextInt(3) == 0) {
                event.put("source", "s" + random.nextInt(3));
            } else if (random.nextInt(20) == 0) {
                // Two sources may use one id.
                event.put("id", "e" + random.nextInt(number + 1)).put("source", "t" + number);
            }
            if (random.nextInt(12) == 0) {
                event.put("status", "PRELIMINARY");
            }
            Instant arrives = at.plus(delay(random));
            lines.add(line(event, arrives));
            follow(lines, event, at, arrives, grammar, random);
        }
        lines.sort(Comparator.comparing(Line::arrives));
        return new History(lines);
    }

    /** What becomes of an event later: a copy, a correction, a removal; nearly always nothing. */
    private static void follow(
            List<Line> lines, ObjectNode event, Instant at, Instant arrived, EventGrammar grammar, Random random) {
        Instant again = arrived.plusSeconds(60 + random.nextInt(7200));
        switch (random.nextInt(14)) {
            case 0 -> lines.add(new Line(again, event.deepCopy()));
            case 1 -> lines.add(line(corrected(event, at, grammar).put("status", "CORRECTED"), again));
            case 2 -> lines.add(line(event.deepCopy().put("status", "ENTERED_IN_ERROR"), again));
            default -> {}
        }
    }

    /**
     * A sample of a continuous feed is known by its feed and second, so its correction says the same of another quality;
     * anything else may turn out to be anything else that is no sample.
     */
    private static ObjectNode corrected(ObjectNode event, Instant at, EventGrammar grammar) {
        if (isSample(event)) {
            ObjectNode corrected = event.deepCopy();
            corrected.putObject("quality").put("artefact", true);
            return corrected;
        }
        ObjectNode other = grammar.event(event.path("patient").asText(), at);
        while (isSample(other)) {
            other = grammar.event(event.path("patient").asText(), at);
        }
        return other.put("id", event.path("id").asText());
    }

    private static boolean isSample(ObjectNode event) {
        String method = event.path("method").asText();
        return method.equals("CONTINUOUS") || method.equals("ARTERIAL_LINE");
    }

    private static Line line(ObjectNode event, Instant arrives) {
        return new Line(arrives, event.put("arrivedAt", arrives.toString()));
    }

    private static Duration delay(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ofSeconds(random.nextInt((int) LATEST.toSeconds()));
            case 1, 2 -> Duration.ofSeconds(random.nextInt(3600));
            default -> Duration.ofSeconds(1 + random.nextInt(30));
        };
    }
}
