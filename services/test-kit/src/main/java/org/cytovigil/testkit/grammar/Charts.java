// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.cytovigil.lines.JsonFields;

/** Seeded charts: the history of one patient and, one time in four, of a second record that turns out to be hers too. */
public final class Charts {
    private static final long OTHER_SEEDS = 1_000_000;

    private Charts() {}

    /** The lines of a seed in order of arrival; the patient is {@code p} and the seed, her second record {@code q}. */
    public static List<History.Line> of(int seed, Instant from, Duration length, int events) {
        List<History.Line> lines = new ArrayList<>(
                History.of(seed, "p" + seed, from, length, events).lines());
        if (seed % 4 == 0) {
            String other = "q" + seed;
            History.of(seed + OTHER_SEEDS, other, from, length, events / 4).lines().stream()
                    .map(Charts::ofTheOther)
                    .forEach(lines::add);
            Instant at = from.plusSeconds(new Random(seed).nextInt((int) length.toSeconds()));
            lines.add(merge(other, "p" + seed, at));
        }
        lines.sort(Comparator.comparing(History.Line::arrives));
        return lines;
    }

    private static History.Line ofTheOther(History.Line line) {
        ObjectNode event = line.event();
        return new History.Line(
                line.arrives(), event.put("id", "q" + event.path("id").asText()));
    }

    private static History.Line merge(String from, String into, Instant at) {
        ObjectNode event = JsonFields.MAPPER.createObjectNode();
        event.put("type", "patient").put("patient", from).put("id", "merge").put("mergedInto", into);
        return new History.Line(at, event.put("at", at.toString()).put("arrivedAt", at.toString()));
    }
}
