// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ArrivalReplay;

/** The grades that were told, to find the one that an alert rests on. */
final class KnownGrades {
    private final Map<String, List<PublishedLine>> bySubject = new HashMap<>();

    KnownGrades(List<ArrivalReplay.Published> told) {
        for (ArrivalReplay.Published each : told) {
            if (each.outcome() instanceof Outcome.Graded graded) {
                PublishedLine line = graded.line();
                bySubject
                        .computeIfAbsent(subject(line.patient().value(), line.system()), key -> new ArrayList<>())
                        .add(line);
            }
        }
    }

    /** The grade that an alert is about, as it was known then; empty where it is about none. */
    Optional<PublishedLine> behind(AlertStep step) {
        String system = step.system();
        Integer grade = step.grade();
        if (system == null || grade == null) {
            return Optional.empty();
        }
        boolean possible = step.cause() == AlertCause.POSSIBLE_MASKED_CRS || step.cause() == AlertCause.DETERIORATION;
        return newest(step, system, said -> (possible ? said.upper() : said.grade()) == grade)
                .or(() -> newest(step, system));
    }

    /** The newest grade of a scale that was known when an alert was raised. */
    Optional<PublishedLine> newest(AlertStep step, String system) {
        return newest(step, system, said -> true);
    }

    private Optional<PublishedLine> newest(AlertStep step, String system, Predicate<Assessment> fits) {
        List<PublishedLine> lines =
                bySubject.getOrDefault(subject(step.patient().value(), system), List.of());
        Optional<PublishedLine> newest = Optional.empty();
        for (PublishedLine line : lines) {
            if (!line.knownAt().isAfter(step.raisedAt())
                    && fits.test(line.span().assessment())) {
                newest = Optional.of(line);
            }
        }
        return newest;
    }

    private static String subject(String patient, String system) {
        return patient + "|" + system;
    }
}
