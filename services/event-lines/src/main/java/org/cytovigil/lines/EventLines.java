// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.intake.RejectionCode;

/**
 * The events of a file.
 *
 * @param facts usable events, in order of the file
 * @param rejections lines that cannot be used, wholly or in part
 */
public record EventLines(List<Fact> facts, List<Rejection> rejections) {
    /**
     * A line that cannot be used.
     *
     * @param line from 1
     */
    public record Rejection(long line, RejectionCode code, String reason) {
        @Override
        public String toString() {
            return "line " + line + ": " + code + ": " + reason;
        }
    }

    /** Copies the lists. */
    public EventLines {
        facts = List.copyOf(facts);
        rejections = List.copyOf(rejections);
    }

    /** Reads to the end; blank lines are skipped. */
    public static EventLines read(BufferedReader in, Intake intake) throws IOException {
        List<Fact> facts = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            // A mark of the byte order stands before the first line of some files, as before some bodies.
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            if (line.isBlank()) {
                continue;
            }
            if (line.contains("\uFFFD")) {
                rejections.add(new Rejection(number, RejectionCode.MALFORMED, "not UTF-8"));
                continue;
            }
            if (JsonFields.isTooLarge(line)) {
                rejections.add(
                        new Rejection(number, RejectionCode.TOO_LARGE, "more than " + Bounds.LARGEST_EVENT + " bytes"));
                continue;
            }
            Optional<JsonFields> fields = JsonFields.parse(line);
            if (fields.isEmpty()) {
                rejections.add(new Rejection(number, RejectionCode.MALFORMED, "not a JSON object"));
                continue;
            }
            IntakeResult result = intake.accept(fields.get(), null);
            if (result instanceof IntakeResult.Accepted accepted) {
                facts.add(accepted.fact());
                long at = number;
                accepted.partly()
                        .ifPresent(rejected -> rejections.add(new Rejection(at, rejected.code(), rejected.reason())));
            } else if (result instanceof IntakeResult.Rejected rejected) {
                rejections.add(new Rejection(number, rejected.code(), rejected.reason()));
            }
        }
        return new EventLines(facts, rejections);
    }
}
