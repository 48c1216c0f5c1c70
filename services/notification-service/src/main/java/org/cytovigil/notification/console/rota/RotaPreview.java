// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.util.List;

/**
 * What a rota and a policy lead to, in words.
 *
 * @param high whom a HIGH alert would page
 * @param medium whom a MEDIUM alert would page
 * @param days who is on call in the next 14 days, and where nobody is
 * @param doubts where a page may reach nobody, and why
 */
public record RotaPreview(List<Row> high, List<Row> medium, List<Stretch> days, List<Stretch> doubts) {
    public RotaPreview {
        high = List.copyOf(high);
        medium = List.copyOf(medium);
        days = List.copyOf(days);
        doubts = List.copyOf(doubts);
    }

    /** A page that would go out. */
    public record Row(String after, String person, String channel, String why) {}

    /** A stretch of time; {@code gap} where nobody can be paged in it. */
    public record Stretch(String from, String to, String text, boolean gap) {}
}
