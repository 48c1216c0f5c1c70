// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.Locale;

/**
 * Kind of way to reach a person, by its name. Which there are is told by the service that sends.
 *
 * @param name 1 to 32 capital letters, digits and underscores, the first a letter; for example {@code SMS}
 */
public record Channel(String name) {
    /** Checks the name. */
    public Channel {
        if (!name.matches("[A-Z][A-Z0-9_]{0,31}")) {
            throw new IllegalArgumentException("a channel's name has 1 to 32 capital letters, digits or underscores");
        }
    }

    /**
     * Reads a name in letters of any case.
     *
     * @throws IllegalArgumentException for what is no name
     */
    public static Channel of(String text) {
        return new Channel(text.toUpperCase(Locale.ROOT));
    }
}
