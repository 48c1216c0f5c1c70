// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

/** When the label asks for premedication. */
public enum Occasion {
    CYCLE_START,
    STEP,
    /** After an interruption of 4 hours or more. */
    RESTART
}
