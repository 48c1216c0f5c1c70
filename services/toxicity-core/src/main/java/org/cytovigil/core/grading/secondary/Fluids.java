// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

/** Intravenous fluid given for low blood pressure. */
public enum Fluids {
    NONE,
    ONE_BOLUS,
    SEVERAL_BOLUSES,
    UNKNOWN
}
