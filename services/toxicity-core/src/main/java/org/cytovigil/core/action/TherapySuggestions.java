// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.grading.Topic;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;

/**
 * What is suggested at the grades of the scales beside CRS and ICANS, with the weight and the newest dose filled in
 * (docs/clinical/suggested-actions.md#other-therapies).
 *
 * @param system id of the scale
 */
public record TherapySuggestions(String system) implements Suggesting {
    private static final List<List<String>> ROWS = CsvTable.beside(TherapySuggestions.class, "therapy-suggestions.csv");

    @Override
    public List<Signal<?>> signals() {
        return rows(1, 20).isEmpty() ? List.of() : List.of(WeightSignal.INSTANCE, TherapySignal.INSTANCE);
    }

    private List<List<String>> rows(int from, int to) {
        return ROWS.stream()
                .filter(row -> row.get(0).equals(system))
                .filter(row -> Integer.parseInt(row.get(1)) <= to && Integer.parseInt(row.get(2)) >= from)
                .toList();
    }

    @Override
    public List<Suggestion> of(SignalStates states, Instant now, Assessment current, ToIntFunction<String> others) {
        return rows(current.grade(), current.grade()).stream()
                .map(row -> new Suggestion(
                        row.get(4), Topic.valueOf(row.get(3)), filled(row.get(5), states, now), "", row.get(6)))
                .collect(Collectors.toUnmodifiableList());
    }

    /** What is not known at the bedside is said to be unknown, never left out in silence. */
    private static String filled(String text, SignalStates states, Instant now) {
        Weighed weighed = states.get(WeightSignal.INSTANCE).at(now);
        Given dose = states.get(TherapySignal.INSTANCE).lastDose(now);
        return text.replace(
                        "{weight}",
                        weighed == null ? "weight unknown" : weighed.kilograms().toPlainString() + " kg")
                .replace(
                        "{dose}",
                        dose == null
                                ? "no dose known"
                                : "last dose " + dose.at().toString().substring(0, 10));
    }
}
