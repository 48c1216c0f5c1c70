// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The facts of all worked cases, for tests that compare them with something else than the tables. */
public final class CaseInputs {
    private static final List<String> TABLES =
            List.of("worked-cases", "second-edition-cases", "scale-cases", "alert-cases");

    private CaseInputs() {}

    /** A case by table, row and number. */
    public record Input(
            String name,
            List<Fact> facts,
            GradingRules rules,
            @Nullable Instant until) {}

    /** All of them, in order. */
    public static List<Input> all() throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (String table : TABLES) {
            int row = 0;
            for (Arguments arguments : WorkedCasesTest.cases(table + ".csv").toList()) {
                CaseFacts facts = CaseFacts.read((String) arguments.get()[1]);
                String name = table + "-" + ++row + "-" + arguments.get()[0];
                inputs.add(new Input(name, facts.facts(), facts.rules(), facts.until()));
            }
        }
        return inputs;
    }
}
