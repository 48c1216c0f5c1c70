// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import org.cytovigil.core.fact.Fact;

/** The outcome of reading one event. */
public sealed interface IntakeResult {
    /** The event is usable. */
    record Accepted(Fact fact) implements IntakeResult {}

    /**
     * The event is not usable.
     *
     * @param reason in words for its sender, without patient data
     */
    record Rejected(RejectionCode code, String reason) implements IntakeResult {}
}
