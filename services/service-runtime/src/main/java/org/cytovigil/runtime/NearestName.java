// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name most likely meant: the known name with the smallest edit distance. */
public final class NearestName {
    /** A shorter name is another one already with two letters changed. */
    private static final int SHORT = 4;

    private NearestName() {}

    /**
     * The known name that differs least.
     *
     * @param known at least one
     */
    public static String of(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The known name that a name is most likely a mistyped form of; empty where it is like none. */
    public static Optional<String> misspelt(String name, Collection<String> known) {
        int most = name.length() < SHORT ? 1 : 2;
        return known.stream()
                .filter(candidate -> candidate.length() > most
                        && distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance, one row at a time. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int substituted = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substituted, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
