// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** A step of a therapy. */
public enum TherapyPhase {
    INFUSED,
    STARTED,
    STEPPED,
    INTERRUPTED,
    RESUMED,
    STOPPED
}
