// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** Vital signs on both sides of what scores distinguish. */
final class VitalLevels {
    private VitalLevels() {}

    static Quantity any(Dice dice, Parameter vital) {
        return Quantity.of(
                switch (vital) {
                    case TEMPERATURE -> dice.any("35", "36.8", "38", "38.4", "39.1");
                    case HEART_RATE -> dice.any("40", "70", "111", "140");
                    case RESPIRATORY_RATE -> dice.any("8", "16", "21", "30");
                    case SPO2 -> dice.any("86", "89", "91", "93", "96", "97");
                    case SYSTOLIC_BP -> dice.any("90", "91", "120");
                    default -> dice.any("1", "3", "4", "5");
                });
    }
}
