// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;

/** The smallest list that still fails: drops stretches of facts, then facts one by one, while it does. */
final class Shrunk {
    private Shrunk() {}

    static List<Fact> of(List<Fact> failing, Predicate<List<Fact>> fails) {
        List<Fact> facts = new ArrayList<>(failing);
        for (int length = Math.max(1, facts.size() / 2); length >= 1; length /= 2) {
            boolean again = true;
            while (again) {
                again = false;
                for (int from = facts.size() - length; from >= 0; from -= length) {
                    List<Fact> fewer = new ArrayList<>(facts);
                    fewer.subList(from, from + length).clear();
                    if (!fewer.isEmpty() && fails.test(fewer)) {
                        facts = fewer;
                        again = true;
                    }
                }
            }
        }
        return facts;
    }
}
