// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets a normal spot reading contradict a continuous feed that has fallen silent, so that nothing is held for ever. */
final class ContraryReadings {
    private ContraryReadings() {}

    /** The samples, with the normal spot readings that came when no sample was within the limit of age. */
    static List<LevelReading> withSpot(List<LevelReading> samples, List<LevelReading> spot, Duration limit) {
        List<LevelReading> merged = new ArrayList<>(samples);
        int next = 0;
        for (LevelReading reading : spot) {
            while (next < samples.size() && !samples.get(next).at().isAfter(reading.at())) {
                next++;
            }
            Instant last = next == 0 ? Instant.MIN : samples.get(next - 1).at();
            if (!reading.low() && !last.equals(Instant.MIN) && !reading.at().isBefore(last.plus(limit))) {
                merged.add(reading);
            }
        }
        merged.sort(Comparator.comparing(LevelReading::at));
        return merged;
    }
}
