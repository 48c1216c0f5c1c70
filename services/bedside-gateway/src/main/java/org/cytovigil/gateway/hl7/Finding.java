// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import org.cytovigil.core.intake.EventFields;

/** What one segment of a message says. */
sealed interface Finding {
    /** An event; {@code location} is the field to name should it be unusable. */
    record Event(EventFields fields, String location) implements Finding {}

    /** Valid, but nothing that grading uses. */
    record Unused() implements Finding {}

    /** Not usable, found before intake could look at it. */
    record Unusable(String code, String reason, String location) implements Finding {}
}
