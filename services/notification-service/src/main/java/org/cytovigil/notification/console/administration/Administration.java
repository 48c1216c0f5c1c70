// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.administration;

import java.util.List;

/**
 * Who may do what, and by which rules is graded.
 *
 * @param edition of the rules that this service explains with
 * @param editions of the grades on the board, with how many there are of each
 * @param comparisons what other rules would have done, newest first
 */
public record Administration(
        List<Holder> accounts, String edition, List<Edition> editions, List<Compared> comparisons) {
    public Administration {
        accounts = List.copyOf(accounts);
        editions = List.copyOf(editions);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Somebody who can sign in.
     *
     * @param name of the person; empty where the account belongs to nobody who can be paged
     */
    public record Holder(String username, String name, String role) {}

    /** Rules by which grades on the board were made. */
    public record Edition(String name, long grades, boolean same) {}

    /**
     * A comparison of rules.
     *
     * @param made when and by whom, in words
     * @param found how much would differ, in words
     * @param lines the first of the differences
     * @param rest how many more there are
     */
    public record Compared(String made, String edition, String candidate, String found, List<String> lines, long rest) {
        public Compared {
            lines = List.copyOf(lines);
        }
    }
}
