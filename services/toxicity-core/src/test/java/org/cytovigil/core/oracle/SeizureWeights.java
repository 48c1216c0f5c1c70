// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;

/**
 * Seizures (docs/clinical/icans.md#seizures): each contributes until the next normal assessment at least 2 h after its
 * end.
 *
 * <p>Silent in the text: a seizure without an end is cleared 2 h after its start; that the patient did not return to
 * baseline is part of the seizure that came next; where nobody wrote down whether, it could be.
 */
final class SeizureWeights {
    private static final Duration PROLONGED = Duration.ofMinutes(5);
    private static final Duration CLEAR = Duration.ofHours(2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final List<NeuroFinding> seizures;
    private final List<Instant> normal;

    /** @param normal instants of normal neurological assessments */
    SeizureWeights(List<NeuroFinding> findings, List<Instant> normal) {
        this.seizures = findings.stream()
                .filter(fact -> fact.finding() instanceof Finding.Seizure)
                .toList();
        this.normal = normal;
    }

    List<Instant> timers() {
        return seizures.stream().map(SeizureWeights::tooLong).toList();
    }

    /** @param course seizures that began before it are none of the therapy */
    int grade(Instant at, Instant course) {
        int grade = 0;
        for (NeuroFinding seizure : contributing(at, course)) {
            boolean prolonged = prolonged(seizure) && !at.isBefore(tooLong(seizure));
            grade = Math.max(grade, prolonged || repeated(seizure, false) ? 4 : 3);
        }
        return grade;
    }

    /** What it could be where it is not known whether the patient returned to baseline. */
    int upper(Instant at, Instant course) {
        boolean could = contributing(at, course).stream().anyMatch(seizure -> repeated(seizure, true));
        return could ? 4 : grade(at, course);
    }

    private List<NeuroFinding> contributing(Instant at, Instant course) {
        return Facts.upTo(seizures, at).stream()
                .filter(seizure -> !seizure.at().isBefore(course))
                .filter(seizure -> contributes(seizure, at))
                .toList();
    }

    private boolean contributes(NeuroFinding seizure, Instant at) {
        Instant ended = finding(seizure).endedAt();
        Instant clears = (ended == null ? seizure.at() : ended).plus(CLEAR);
        return normal.stream().noneMatch(assessed -> !assessed.isBefore(clears) && !assessed.isAfter(at));
    }

    /** Longer than 5 min, or without an end. */
    private static boolean prolonged(NeuroFinding seizure) {
        Instant ended = finding(seizure).endedAt();
        return ended == null || ended.isAfter(seizure.at().plus(PROLONGED));
    }

    private static Instant tooLong(NeuroFinding seizure) {
        return seizure.at().plus(PROLONGED).plus(SECOND);
    }

    /** Whether the one before still counted when it began, without return to baseline between. */
    private boolean repeated(NeuroFinding seizure, boolean orUnknown) {
        Instant before = seizures.stream()
                .map(NeuroFinding::at)
                .filter(at -> at.isBefore(seizure.at()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return seizures.stream().filter(other -> other.at().equals(before)).anyMatch(other -> {
            Boolean returned = finding(other).returnedToBaseline();
            boolean not = Boolean.FALSE.equals(returned) || (orUnknown && returned == null);
            return not && contributes(other, seizure.at());
        });
    }

    private static Finding.Seizure finding(NeuroFinding seizure) {
        return (Finding.Seizure) seizure.finding();
    }
}
