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

    /** Chooses the first code that the table knows, provided that all it knows mean the same. */
    static CodeChoice among(List<Code> codes, CodeTable table) {
        Optional<Code> chosen = Optional.empty();
        Optional<Parameter> meaning = Optional.empty();
        for (Code code : codes) {
            Optional<Parameter> parameter =
                    table.meaning(code.system(), code.code()).map(CodeTable.Meaning::parameter);
            if (parameter.isEmpty()) {
                continue;
            }
            if (meaning.isPresent() && !meaning.equals(parameter)) {
                return new Conflict("its codes mean both " + meaning.get() + " and " + parameter.get());
            }
            if (chosen.isEmpty()) {
                chosen = Optional.of(code);
                meaning = parameter;
            }
        }
        return chosen.<CodeChoice>map(Known::new).orElseGet(Unused::new);
    }
}
