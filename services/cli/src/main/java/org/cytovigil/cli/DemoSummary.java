// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.ward.ExpectedAlert;
import org.cytovigil.ward.Responders;

/**
 * What became of the pages that had to come, computed from Kafka, the database and the carrier. A page counts as
 * delivered when a phone shows the code of an alert that Kafka carries for that patient, scale and grade.
 *
 * @param bySystem delivered and expected pages of each scale in words
 * @param lateness seconds of real time from the first instant at which it could be known to the phone, sorted
 */
record DemoSummary(
        long events,
        long grades,
        int alerts,
        int expected,
        int delivered,
        int acknowledged,
        List<Double> lateness,
        Map<String, String> bySystem) {
    static DemoSummary of(
            KafkaCounts kafka,
            JsonNode ledger,
            Collection<Responders.Arrival> arrivals,
            List<ExpectedAlert> expected,
            ScaledClock clock)
            throws IOException {
        Map<String, JsonNode> byId = new HashMap<>();
        ledger.forEach(alert -> byId.put(alert.path("id").asText(), alert));
        int delivered = 0;
        int acknowledged = 0;
        List<Double> lateness = new ArrayList<>();
        Map<String, Integer> meant = new TreeMap<>();
        Map<String, Integer> came = new TreeMap<>();
        for (ExpectedAlert page : expected) {
            meant.merge(page.system(), 1, Integer::sum);
            Optional<JsonNode> row = kafka.alertId(page).map(byId::get);
            if (row.isEmpty()) {
                continue;
            }
            acknowledged += row.get().path("state").asText().equals("OPEN") ? 0 : 1;
            Optional<Instant> shown = shown(arrivals, row.get().path("code").asText());
            if (shown.isPresent()) {
                delivered++;
                came.merge(page.system(), 1, Integer::sum);
                Duration late = clock.realTime(Duration.between(page.at(), shown.get()));
                lateness.add(late.toMillis() / 1000.0);
            }
        }
        lateness.sort(Double::compare);
        Map<String, String> bySystem = new TreeMap<>();
        meant.forEach((system, pages) -> bySystem.put(system, came.getOrDefault(system, 0) + " of " + pages));
        return new DemoSummary(
                kafka.events(),
                kafka.grades(),
                kafka.alerts(),
                expected.size(),
                delivered,
                acknowledged,
                lateness,
                bySystem);
    }

    private static Optional<Instant> shown(Collection<Responders.Arrival> arrivals, String code) {
        return arrivals.stream()
                .filter(arrival -> !code.isEmpty() && arrival.body().contains(code))
                .map(Responders.Arrival::at)
                .min(Instant::compareTo);
    }

    int missed() {
        return expected - delivered;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "summary events=%d grades=%d alerts=%d expected=%d delivered=%d acknowledged=%d missed=%d"
                        + " lateness_p50_s=%.2f lateness_p99_s=%.2f",
                events,
                grades,
                alerts,
                expected,
                delivered,
                acknowledged,
                missed(),
                percentile(0.50),
                percentile(0.99));
    }

    private double percentile(double part) {
        return lateness.isEmpty() ? 0 : lateness.get((int) Math.ceil(part * lateness.size()) - 1);
    }
}
