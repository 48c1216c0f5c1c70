// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.time.Duration;

/**
 * How fast courses go.
 *
 * @param firstOnset onset of the first patient after the start
 * @param between patients' onsets lie this far apart
 * @param stage from one grade to the next
 * @param sample how often the monitor sends its continuous signals
 * @param cuff how often the cuff and the thermometer measure
 */
public record Pace(Duration firstOnset, Duration between, Duration stage, Duration sample, Duration cuff) {
    /** Everything within the first hours, for watching. */
    public static final Pace DEMO = new Pace(
            Duration.ofMinutes(6),
            Duration.ofMinutes(4),
            Duration.ofMinutes(18),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10));

    /** Courses over days, as they are. */
    public static final Pace REAL = new Pace(
            Duration.ofHours(20),
            Duration.ofMinutes(100),
            Duration.ofHours(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15));
}
