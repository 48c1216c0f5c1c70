// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

/** Carries a rejection out of the reading of a field to the intake. */
final class UnusableEvent extends Exception {
    private final RejectionCode code;

    UnusableEvent(RejectionCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    RejectionCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
