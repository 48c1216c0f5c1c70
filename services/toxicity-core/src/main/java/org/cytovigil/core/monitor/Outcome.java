// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.alerting.FeedState;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientKey;

/** What one step of watching a patient has to tell the world. */
public sealed interface Outcome {
    /** A grade changed, or history was rewritten. */
    record Graded(PublishedLine line) implements Outcome {}

    /** The newest line of a scale holds as it was published, but something else may be considered now. */
    record Suggested(PublishedLine line) implements Outcome {}

    /** Something happened to an alert. */
    record Alerted(AlertStep step) implements Outcome {}

    /**
     * A feed changed its status.
     *
     * @param since wall-clock time of the change
     */
    record FeedChanged(PatientKey patient, FeedState state, String unit, Instant since) implements Outcome {}

    /** A fact older than the retained horizon arrived: history. */
    record Late(Fact fact) implements Outcome {}
}
