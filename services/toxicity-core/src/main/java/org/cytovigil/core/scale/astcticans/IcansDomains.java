// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.Comparator;
import org.cytovigil.core.grading.Moment;

/**
 * What each domain weighs in ICANS at an instant, for scales that weigh them in another way.
 *
 * @param tool ICE or CAPD
 * @param cognition by that tool
 */
public record IcansDomains(Cognition.Tool tool, int cognition, int consciousness, int seizure, int motor, int oedema) {
    /**
     * Reads them; what a haemorrhage explains, or what was so before the therapy, weighs nothing. A patient who cannot
     * be woken has 4 by consciousness, whatever ICE is.
     *
     * @param memory of ICANS after this instant
     */
    public static IcansDomains of(Moment moment, IcansMemory memory) {
        Instant at = moment.at();
        NeuroState neuro = moment.states().get(NeuroSignal.INSTANCE);
        BeforeTherapy before = memory.before();
        Cognition found = Scores.of(moment, neuro).counting().stream()
                .max(Comparator.comparingInt(score -> weight(score, before)))
                .orElse(Cognition.NONE);
        Findings findings = Findings.of(moment, neuro, before);
        return new IcansDomains(
                found.tool(),
                weight(found, before),
                findings.consciousness().proven(),
                neuro.seizures(at, before.course(), moment.rules()).grade(),
                findings.motor().proven(),
                findings.oedema().proven());
    }

    private static int weight(Cognition score, BeforeTherapy before) {
        return before.has(score) ? 0 : score.gradeOver(before.score(score.tool()), score);
    }
}
