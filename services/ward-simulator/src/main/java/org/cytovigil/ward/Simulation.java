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
    /** The stories of all patients, charted as they were. */
    public List<VirtualPatient.Story> stories() {
        return stories(ChartingFaults.NONE);
    }

    /** The stories of patients under the other therapies, one for each course, beside the ward. */
    public List<VirtualPatient.Story> otherTherapies() {
        List<VirtualPatient.Story> stories = new ArrayList<>();
        for (int i = 0; i < Course.OTHER_THERAPIES.size(); i++) {
            stories.add(OtherTherapies.tell(i, seed, start, length, pace));
        }
        return stories;
    }

    /** The same courses as they are charted with faults; what must result is what the courses mean. */
    public List<VirtualPatient.Story> stories(ChartingFaults faults) {
        List<VirtualPatient.Story> stories = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            VirtualPatient.Story story = VirtualPatient.tell(i, seed, start, length, pace);
            stories.add(new VirtualPatient.Story(
                    story.patient(), story.course(), faults.on(story.events(), seed * 1_009 + i), story.expected()));
        }
        return stories;
    }
}
