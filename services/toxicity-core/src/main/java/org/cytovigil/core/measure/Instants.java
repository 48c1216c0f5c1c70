// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import java.time.Instant;

/** The order of two instants. */
public final class Instants {
    private Instants() {}

    /** The one that comes first. */
    public static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The one that comes last. */
    public static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The earlier one of two that lie ahead of an instant; a candidate that does not is none. */
    public static Instant firstAfter(Instant after, Instant candidate, Instant next) {
        return candidate.isAfter(after) ? earlier(candidate, next) : next;
    }
}
