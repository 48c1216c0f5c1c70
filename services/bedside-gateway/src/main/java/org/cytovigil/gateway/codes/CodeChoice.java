// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.List;
import java.util.Optional;
import org.cytovigil.core.intake.CodeTable;
import org.cytovigil.core.measure.Parameter;

/** The outcome of looking at all codes that a sender gives for one observation. */
public sealed interface CodeChoice {
    /** One of ours. */
    record Known(Code code) implements CodeChoice {}

    /** A flow of oxygen, which is a fact of its own kind and no parameter. */
    record OxygenFlow(Code code) implements CodeChoice {}

    /** The heading of a blood pressure: systolic and diastolic stand below it, or both in one text. */
    record PressurePanel(Code code) implements CodeChoice {}

    /** Valid, but nothing that grading uses. */
    record Unused() implements CodeChoice {}

    /** Two of ours that mean different things. */
    record Conflict(String reason) implements CodeChoice {}

    /**
     * A code.
     *
     * @param system LOINC or MDC
     */
    record Code(String system, String code) {
        /** Whether monitors, and not laboratories, send it. */
        public boolean isDevice() {
            return system.equals("MDC");
        }
    }

    /** Chooses the first code that is known, provided that all that are known mean the same; a heading tells the least. */
    static CodeChoice among(List<Code> codes, CodeTable table) {
        Optional<Code> chosen = Optional.empty();
        Optional<String> meaning = Optional.empty();
        for (Code code : codes) {
            Optional<String> name = name(code, table);
            if (name.isEmpty()) {
                continue;
            }
            if (meaning.isPresent() && !meaning.equals(name)) {
                return new Conflict("its codes mean both " + meaning.get() + " and " + name.get());
            }
            if (chosen.isEmpty()) {
                chosen = Optional.of(code);
                meaning = name;
            }
        }
        return chosen.<CodeChoice>map(code -> OxygenFlows.isFlow(code) ? new OxygenFlow(code) : new Known(code))
                .or(() ->
                        codes.stream().filter(PressurePair::isPanel).findFirst().map(PressurePanel::new))
                .orElseGet(Unused::new);
    }

    private static Optional<String> name(Code code, CodeTable table) {
        return OxygenFlows.isFlow(code)
                ? Optional.of("an oxygen flow")
                : table.meaning(code.system(), code.code())
                        .map(CodeTable.Meaning::parameter)
                        .map(Parameter::name);
    }
}
