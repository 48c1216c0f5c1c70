// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A seeded ward over a stretch of time; the same numbers give the same ward.
 *
 * @param patients from 1
 */
public record Simulation(long seed, int patients, Instant start, Duration length, Pace pace) {
    /** The stories of all patients. */
    public List<VirtualPatient.Story> stories() {
        List<VirtualPatient.Story> stories = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            stories.add(VirtualPatient.tell(i, seed, start, length, pace));
        }
        return stories;
    }
}
