// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Duration;
import java.time.Instant;

/**
 * How long patients are watched after CAR T cells.
 *
 * @param dailyDays days of daily monitoring; 0 where a label asks for less than daily visits
 * @param monitoringWeeks weeks of monitoring altogether
 * @param proximityWeeks weeks within reach of the centre
 * @param noDrivingWeeks weeks without driving and hazardous work
 * @param source label and version
 */
public record MonitoringWindow(
        int dailyDays, int monitoringWeeks, int proximityWeeks, int noDrivingWeeks, String source) {
    private static final Duration DAY = Duration.ofDays(1);

    /** The longer of each duration. */
    public MonitoringWindow stricter(MonitoringWindow other) {
        boolean changed = other.dailyDays > dailyDays
                || other.monitoringWeeks > monitoringWeeks
                || other.proximityWeeks > proximityWeeks
                || other.noDrivingWeeks > noDrivingWeeks;
        return new MonitoringWindow(
                Math.max(dailyDays, other.dailyDays),
                Math.max(monitoringWeeks, other.monitoringWeeks),
                Math.max(proximityWeeks, other.proximityWeeks),
                Math.max(noDrivingWeeks, other.noDrivingWeeks),
                changed ? source + "; " + other.source : source);
    }

    /** End of daily monitoring after the newest infusion. */
    public Instant dailyUntil(Instant infused) {
        return infused.plus(DAY.multipliedBy(dailyDays));
    }

    /** End of all monitoring after the newest infusion. */
    public Instant monitoredUntil(Instant infused) {
        return infused.plus(DAY.multipliedBy(7L * monitoringWeeks));
    }

    /** Until when the patient should stay near. */
    public Instant nearUntil(Instant infused) {
        return infused.plus(DAY.multipliedBy(7L * proximityWeeks));
    }

    /** Until when the patient should not drive. */
    public Instant noDrivingUntil(Instant infused) {
        return infused.plus(DAY.multipliedBy(7L * noDrivingWeeks));
    }
}
