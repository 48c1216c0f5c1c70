// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.notification.ledger.GradeLine;

/**
 * A grade over a day as steps: a line of what was proven, and hatched above it what was possible.
 *
 * @param line points of the line, as SVG has them
 * @param unknown boxes of what was possible beside it
 */
public record Sparkline(String line, List<Box> unknown) {
    /** Width of the drawing. */
    public static final int WIDTH = 120;

    /** Height of the drawing. */
    public static final int HEIGHT = 28;

    private static final int HIGHEST = 4;
    private static final double MARGIN = 2;

    /** Copies the list. */
    public Sparkline {
        unknown = List.copyOf(unknown);
    }

    /** A rectangle. */
    public record Box(String x, String y, String width, String height) {}

    /** The lines of one patient and scale between two instants; time before the first of them stays empty. */
    static Sparkline of(List<GradeLine> lines, Instant from, Instant to) {
        List<GradeLine> ordered =
                lines.stream().sorted(Comparator.comparing(GradeLine::since)).toList();
        StringBuilder line = new StringBuilder();
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            GradeLine one = ordered.get(i);
            Instant end = i + 1 < ordered.size() ? ordered.get(i + 1).since() : to;
            double left = x(one.since(), from, to);
            double right = x(end, from, to);
            if (right <= left) {
                continue;
            }
            boolean known = !one.completeness().equals("INDETERMINATE");
            if (known) {
                line.append(line.isEmpty() ? "M" : "L").append(point(left, one.grade()));
                line.append('L').append(point(right, one.grade()));
            }
            if (one.upper() > one.grade() || !known) {
                double top = y(Math.max(one.upper(), 1));
                boxes.add(new Box(
                        number(left), number(top), number(right - left), number(y(known ? one.grade() : 0) - top)));
            }
        }
        return new Sparkline(line.toString(), boxes);
    }

    private static double x(Instant at, Instant from, Instant to) {
        double whole = Duration.between(from, to).toMillis();
        double part = Duration.between(from, at).toMillis();
        return Math.max(0, Math.min(WIDTH, WIDTH * part / whole));
    }

    private static double y(int grade) {
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * Math.min(grade, HIGHEST) / HIGHEST;
    }

    private static String point(double x, int grade) {
        return number(x) + " " + number(y(grade));
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
