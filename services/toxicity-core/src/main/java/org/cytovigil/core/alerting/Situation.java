// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.SignalStates;

/**
 * What the alert policy judges: everything known of a patient at a wall-clock instant.
 *
 * @param states signals of the patient
 * @param newestData newest data of each kind
 * @param steady newest stretch of equal samples of each parameter of a monitor
 * @param news facts that became known with this evaluation
 * @param now wall-clock time
 * @param scales what this evaluation published of each scale
 */
public record Situation(
        PatientKey patient,
        SignalStates states,
        NewestData newestData,
        List<SteadyValue> steady,
        List<Fact> news,
        Instant now,
        Map<String, ScaleNews> scales) {
    /** The rules in force. */
    public GradingRules rules() {
        return states.rules();
    }

    /** Who the patient is now. */
    public Person person() {
        return states.get(PersonSignal.INSTANCE).at(now);
    }

    /** Published grade of a scale now, 0 where there is none. */
    public int grade(String system) {
        return after(system).last();
    }

    /** Published grade of a scale before, 0 where there was none. */
    public int previous(String system) {
        return before(system).last();
    }

    /** What this evaluation published of a scale. */
    public ScaleNews news(String system) {
        return scales.getOrDefault(system, ScaleNews.NONE);
    }

    /** Published grades of a scale before. */
    public GradeHistory before(String system) {
        return news(system).before();
    }

    /** Published grades of a scale now. */
    public GradeHistory after(String system) {
        return news(system).after();
    }

    /** The newest published span of a scale. */
    public Optional<GradeSpan> current(String system) {
        return Optional.ofNullable(news(system).current());
    }
}
