// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

/** The findings of blood pressure and oxygen by which CRS is graded; tables give them grades. */
public enum OrganSign {
    LOW_PRESSURE,
    VASOPRESSIN_ALONE,
    ONE_VASOPRESSOR,
    SEVERAL_VASOPRESSORS,
    LOW_SATURATION,
    LOW_FLOW,
    HIGH_FLOW,
    POSITIVE_PRESSURE
}
