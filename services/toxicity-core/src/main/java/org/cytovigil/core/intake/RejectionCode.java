// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

/** Why an event cannot be used; also the metric label and the anchor in the runbook. */
public enum RejectionCode {
    /** Cannot be parsed, or a required field is absent or not of its type. */
    MALFORMED,
    /** A coded value is not known; never guessed. */
    UNKNOWN_VALUE,
    /** The unit is absent or cannot be converted. */
    UNIT,
    /** Outside the range that can be true of a living patient. */
    IMPLAUSIBLE,
    /** More than the allowed skew ahead of its arrival or of the receiver's clock. */
    FUTURE,
    /** No patient key, one that is not allowed, or one that stands for nobody. */
    NO_PATIENT,
    /** More bytes than one event may have. */
    TOO_LARGE
}
