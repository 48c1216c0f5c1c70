// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which infusions run and which have stopped and may run again, as far as was told within a week. */
final class Infusions {
    private final Cache<String, Map<String, Course>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(7))
            .build();

    /** How far an infusion has come. */
    enum Phase {
        RUNS,
        STOPPED,
        /** It was told with its start and end. */
        OVER
    }

    /**
     * One infusion.
     *
     * @param at when it stopped, empty where it runs or its end was told otherwise
     * @param everStopped whether a stop of it was told, which may have to be taken back
     * @param onLine whether its start was told as a line of its own
     */
    private record Course(Phase phase, String at, boolean everStopped, boolean onLine) {}

    /**
     * Something was told of an infusion.
     *
     * @param whose patient and drug
     * @param at when it stopped, empty text where it runs
     * @param onLine whether that was told of a line of its own
     */
    void told(String whose, String identity, Phase phase, String at, boolean onLine) {
        boolean stopped = phase == Phase.STOPPED || everStopped(whose, identity);
        Map<String, Course> courses = new HashMap<>(of(whose));
        courses.put(identity, new Course(phase, at, stopped, onLine));
        known.put(whose, Map.copyOf(courses));
    }

    private Map<String, Course> of(String whose) {
        Map<String, Course> found = known.getIfPresent(whose);
        return found == null ? Map.of() : found;
    }

    private @Nullable Course find(String whose, String identity) {
        return of(whose).get(identity);
    }

    /** Since when it stands still; empty where it runs, or nothing is known of it. */
    Optional<String> stoppedAt(String whose, String identity) {
        return Optional.ofNullable(find(whose, identity)).map(Course::at).filter(at -> !at.isEmpty());
    }

    boolean isOnLine(String whose, String identity) {
        Course course = find(whose, identity);
        return course != null && course.onLine();
    }

    boolean everStopped(String whose, String identity) {
        Course course = find(whose, identity);
        return course != null && course.everStopped();
    }
}
