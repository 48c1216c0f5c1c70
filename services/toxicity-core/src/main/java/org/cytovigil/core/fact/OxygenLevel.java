// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** How much a support gives, in rising order; what grade a level means is for each scale to say. */
public enum OxygenLevel {
    NONE,
    LOW_FLOW,
    HIGH_FLOW,
    POSITIVE_PRESSURE
}
