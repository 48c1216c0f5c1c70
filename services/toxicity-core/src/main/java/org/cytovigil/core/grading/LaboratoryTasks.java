// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.List;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.RuleKey;

/**
 * The values that a label wants before each cycle and regularly after it (docs/clinical/asparaginase.md#laboratory-tasks).
 *
 * @param values groups, of each of which one value is enough
 * @param interval how long a value is enough
 * @param grace how long after that it is overdue
 * @param after how long after the last dose values are still wanted
 */
public record LaboratoryTasks(List<List<Parameter>> values, RuleKey interval, RuleKey grace, RuleKey after) {
    /** Copies the lists. */
    public LaboratoryTasks {
        values = values.stream().map(List::copyOf).toList();
    }
}
