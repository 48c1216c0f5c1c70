// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import org.cytovigil.notification.ledger.Alert;

/** What came of a step that a person wanted to take. */
public sealed interface StepResult {
    /** It is done; the alert as it was before. */
    record Done(Alert before) implements StepResult {}

    /** Somebody or something was faster; the alert as it stands. */
    record TooLate(Alert current) implements StepResult {}

    /** There is no such alert. */
    record Unknown() implements StepResult {}
}
