// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.sample.Coding;

/**
 * The rules under which the state of a patient was made. Where others are in force the patient is graded again, once.
 *
 * @param edition content hash of the rules, empty where nothing was judged yet or an earlier version did not keep it
 * @param limits by which samples were coded, as short as can be, since every patient has them: {@code SPO2 88 90;…}
 */
public record JudgedUnder(String edition, String limits) {
    /** Not kept. */
    public static final JudgedUnder UNKNOWN = new JudgedUnder("", "");

    static JudgedUnder of(SignalGraph graph) {
        String limits = new TreeMap<>(graph.coding().limits())
                .entrySet().stream()
                        .map(each -> each.getKey() + " "
                                + each.getValue().stream()
                                        .map(BigDecimal::toPlainString)
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(";"));
        return new JudgedUnder(graph.rules().edition(), limits);
    }

    /**
     * The coding of the samples that were kept; it reads none where the limits were not kept, and leaves out parameters that this
     * version does not know.
     */
    Coding coding() {
        Map<Parameter, List<BigDecimal>> read = new EnumMap<>(Parameter.class);
        for (String each : limits.split(";", -1)) {
            List<String> words = List.of(each.split(" ", -1));
            Stream.of(Parameter.values())
                    .filter(parameter -> parameter.name().equals(words.get(0)))
                    .forEach(parameter -> read.put(
                            parameter,
                            words.stream().skip(1).map(BigDecimal::new).toList()));
        }
        return new Coding(List.of(read));
    }
}
