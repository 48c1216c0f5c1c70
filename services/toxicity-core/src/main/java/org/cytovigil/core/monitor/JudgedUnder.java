// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.course.Wiring;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.Coding;

/**
 * The rules under which the state of a patient was made. Where others are in force the patient is graded again, once.
 *
 * @param edition content hash of the rules, empty where nothing was judged yet or an earlier version did not keep it
 * @param limits by which samples were coded, ascending for each parameter
 */
public record JudgedUnder(String edition, Map<Parameter, List<BigDecimal>> limits) {
    /** Not kept. */
    public static final JudgedUnder UNKNOWN = new JudgedUnder("", Map.of());

    /** Copies the map, in order of its keys. */
    public JudgedUnder {
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
    }

    static JudgedUnder of(Wiring wiring) {
        return new JudgedUnder(wiring.rules().edition(), wiring.coding().limits());
    }

    /** The coding of the samples that were kept; it reads none where the limits were not kept. */
    Coding coding() {
        return new Coding(List.of(limits));
    }
}
