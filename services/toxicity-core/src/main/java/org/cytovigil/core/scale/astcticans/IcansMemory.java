// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import org.cytovigil.core.signal.Exposure;

/**
 * What ICANS remembers from one instant to the next.
 *
 * @param grade last grade, whether or not it lay within the window of the therapy
 * @param carried highest grade since sedation began, 0 without sedation
 * @param before what was found before the course
 * @param episode the present one
 */
public record IcansMemory(int grade, int carried, BeforeTherapy before, IcansEpisode episode) {
    /** Before the first instant. */
    public static final IcansMemory NONE = new IcansMemory(0, 0, BeforeTherapy.NONE, IcansEpisode.NONE);

    /** What was found before the course, and the episode, are absent in a memory of an earlier version. */
    public IcansMemory {
        before = before == null ? BeforeTherapy.NONE : before;
        episode = episode == null ? IcansEpisode.NONE : episode;
    }

    /**
     * The memory at an instant of a course. Where the first dose was not walked through, since that past is forgotten,
     * nothing is taken for a finding from before it.
     */
    IcansMemory at(Instant at, Exposure exposure, NeuroState neuro) {
        Instant course = exposure.since();
        if (exposure.isBefore()) {
            return NONE;
        }
        if (before.course().equals(course)) {
            return this;
        }
        return at.equals(course)
                ? new IcansMemory(0, 0, BeforeTherapy.of(course, neuro), IcansEpisode.NONE)
                : new IcansMemory(grade, carried, BeforeTherapy.unknown(course), episode);
    }
}
