// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.offline.ConvergedGrades;
import org.jspecify.annotations.Nullable;

/** The lines of the converged view by definition, and those of the core written the same way. */
public final class Oracle {
    private Oracle() {}

    /**
     * Lines in order of patient, scale and event time: patient, scale, from, grade, upper, completeness, flags.
     *
     * @param until facts later than this are left out, but for the therapy, and timers up to it take effect; null for the
     *     last event of each patient
     */
    public static List<String> lines(Collection<? extends Fact> versions, @Nullable Instant until) {
        return lines(
                versions,
                until,
                (patient, facts, end) -> Stream.of(
                                new CrsOracle(facts, end).spans().lines(patient + " astct-crs-2019"),
                                new IcansOracle(facts, end).spans().lines(patient + " astct-icans-2019"))
                        .flatMap(List::stream)
                        .toList());
    }

    /** The same of Lee 2014, Penn and CTCAE. */
    public static List<String> scaleLines(Collection<? extends Fact> versions, @Nullable Instant until) {
        return lines(versions, until, (patient, facts, end) -> new ScaleOracle(facts, end).lines(patient));
    }

    private interface Scales {
        List<String> lines(String patient, Facts facts, Instant end);
    }

    private static List<String> lines(Collection<? extends Fact> versions, @Nullable Instant until, Scales scales) {
        Map<String, List<Fact>> byPatient = new TreeMap<>();
        for (Fact version : versions) {
            byPatient
                    .computeIfAbsent(version.patient().value(), key -> new ArrayList<>())
                    .add(version);
        }
        List<String> lines = new ArrayList<>();
        byPatient.forEach((patient, own) -> {
            Instant end = until != null
                    ? until
                    : own.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            lines.addAll(scales.lines(patient, facts(own, end), end));
        });
        return lines;
    }

    /** What holds of some facts, up to an instant. */
    static Facts facts(List<Fact> own, Instant end) {
        List<Fact> holding = Holding.of(own);
        TherapyCourses courses = new TherapyCourses(holding.stream()
                .filter(TherapyStep.class::isInstance)
                .map(TherapyStep.class::cast)
                .toList());
        return new Facts(
                holding.stream().filter(fact -> !fact.at().isAfter(end)).toList(),
                courses,
                holding.stream()
                        .filter(PatientDetails.class::isInstance)
                        .map(PatientDetails.class::cast)
                        .toList());
    }

    /** The lines of the core. */
    public static List<String> written(List<ConvergedGrades.Line> lines) {
        return lines.stream()
                .map(line -> line.patient() + " " + line.system() + " "
                        + line.span().from() + " "
                        + line.span().assessment().grade() + " "
                        + line.span().assessment().upper() + " "
                        + line.span().assessment().completeness() + " "
                        + line.span().assessment().flags())
                .toList();
    }
}
