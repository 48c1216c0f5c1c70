// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** A step of a therapy. */
public enum TherapyPhase {
    /** Announced, not given. */
    PLANNED,
    INFUSED,
    STARTED,
    STEPPED,
    INTERRUPTED,
    RESUMED,
    STOPPED
}
