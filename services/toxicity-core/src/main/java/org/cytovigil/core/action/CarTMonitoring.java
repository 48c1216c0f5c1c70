// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.grading.Topic;
import org.cytovigil.core.signal.SignalStates;

/**
 * Until when a patient is watched, stays near and does not drive after CAR T cells
 * (docs/clinical/car-t-windows.md#rules-of-time), whatever the grade is. Told by days, so that it stays the same from one
 * infusion to the next.
 */
record CarTMonitoring(MonitoringWindows windows) {
    /** What holds now; empty where nothing does any more. */
    Optional<Suggestion> of(SignalStates states, Instant now) {
        return states.get(ProductSignal.INSTANCE).at(now).stream()
                .filter(given -> given.product().isCarT())
                .findFirst()
                .flatMap(given -> windows.inForce(states.rules(), given.product(), day(given.at()))
                        .filter(window -> last(window, given.at()).isAfter(now))
                        .map(window -> suggestion(window, given.at())));
    }

    private static Instant last(MonitoringWindow window, Instant infused) {
        return Stream.of(
                        window.dailyUntil(infused),
                        window.monitoredUntil(infused),
                        window.nearUntil(infused),
                        window.noDrivingUntil(infused))
                .max(Instant::compareTo)
                .orElse(infused);
    }

    private static Suggestion suggestion(MonitoringWindow window, Instant infused) {
        String daily = window.dailyDays() == 0 ? "" : "daily until " + day(window.dailyUntil(infused)) + ", ";
        return new Suggestion(
                "CAR_T_MONITORING",
                Topic.WHERE,
                "monitor " + daily + "at least until " + day(window.monitoredUntil(infused))
                        + "; near the centre until " + day(window.nearUntil(infused))
                        + "; no driving until " + day(window.noDrivingUntil(infused)) + " (UTC)",
                "",
                window.source());
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
