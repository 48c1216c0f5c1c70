// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import org.cytovigil.core.intake.EventFields;

/** What one part of a resource says. */
sealed interface Element {
    /** An event; {@code path} is the element to name should it be unusable. */
    record Event(EventFields fields, String path) implements Element {}

    /** An event that is kept and that grading, as it is set up, does not use: its sender is told. */
    record Kept(EventFields fields, String path, String reason) implements Element {}

    /** An event that takes back what the resource told before: its sender is told which, or that nothing of it is known. */
    record Withdrawn(EventFields fields, String path, String reason) implements Element {}

    /** Valid, but nothing that grading uses. */
    record Unused(String path, String reason) implements Element {}

    /** Not usable, found before intake could look at it. */
    record Unusable(String code, String reason, String path) implements Element {}
}
