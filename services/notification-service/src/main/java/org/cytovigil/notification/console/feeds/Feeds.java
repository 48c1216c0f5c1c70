// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.feeds;

import java.util.List;

/**
 * What delivers.
 *
 * @param sources by kind of feed
 * @param quiet those of single patients that are late
 * @param parts of this service
 */
public record Feeds(List<Source> sources, List<Quiet> quiet, List<Part> parts) {
    public Feeds {
        sources = List.copyOf(sources);
        quiet = List.copyOf(quiet);
        parts = List.copyOf(parts);
    }

    /**
     * A kind of feed.
     *
     * @param patients from how many it came
     * @param late how many of them are late
     * @param newest when the newest datum was taken
     */
    public record Source(String name, int patients, long late, String newest, String age) {}

    /** A feed of a patient that is late. */
    public record Quiet(String patient, String ward, String feed, String status, String last, String age) {}

    /**
     * A part of the service.
     *
     * @param problem what went wrong last; empty while it works
     */
    public record Part(String name, boolean stuck, String age, String problem) {}
}
