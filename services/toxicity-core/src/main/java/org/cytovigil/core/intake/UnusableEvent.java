// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

/** Carries a rejection out of the reading of a field to the intake. */
final class UnusableEvent extends Exception {
    private final RejectionCode code;
    private final String sent;

    UnusableEvent(RejectionCode code, String reason) {
        this(code, reason, "");
    }

    /**
     * With the text that was sent, which its sender may see again, and nobody else.
     *
     * @param reason without what was sent
     */
    UnusableEvent(RejectionCode code, String reason, String sent) {
        super(reason, null, false, false);
        this.code = code;
        this.sent = sent;
    }

    RejectionCode code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String sent() {
        return sent;
    }
}
